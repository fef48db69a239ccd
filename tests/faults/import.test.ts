import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Appliance, newDataDir, pidOf, removeDir, startAppliance, vigie } from "./appliance.ts";

const orders = 30_000;
let dataDir: string;
let appliance: Appliance;
let file: string;

beforeAll(async () => {
  dataDir = await newDataDir();
  appliance = await startAppliance(dataDir);
  const rows = ["order_id,customer_id,product_id,quantity,order_date,unit_price,country"];
  for (let n = 0; n < orders; n++) {
    const day = new Date(Date.UTC(2025, 0, 1 + (n % 360), n % 24)).toISOString();
    for (let line = 0; line < 3; line++)
      rows.push(`O${n},C${n % 997},P${(n * 7 + line * 31) % 500},${1 + (n % 4)},${day},${(5 + (n % 90)) / 2},FR`);
  }
  file = path.join(dataDir, "orders.csv.gz");
  await writeFile(file, gzipSync(`${rows.join("\n")}\n`));
  await writeFile(
    path.join(dataDir, "mapping.yaml"),
    "source: orders\ncolumns: { order_id: order_id, customer_id: customer_id, product_id: product_id, quantity: quantity, order_date: order_date, unit_price: unit_price, country: country }\ncreate_products: true\nstore: a\n",
  );
}, 120_000);
afterAll(async () => {
  await appliance?.stop();
  await removeDir(dataDir);
});

interface Imported {
  id: number;
  state: string;
  progress: number;
  rows_written: number;
  rows_read: number;
}

async function api<Body>(route: string, init: RequestInit = {}): Promise<Body> {
  const answer = await fetch(`${appliance.url}${route}`, {
    ...init,
    headers: { authorization: `Bearer ${await appliance.token()}`, ...init.headers },
  });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as Body;
}

async function linesOf(store: string): Promise<number> {
  const doc = await api<{ total: { value: number } }>(`/v1/kpis/orders?from=2024-12-01&to=2026-02-01&store=${store}`);
  return "value" in doc.total ? doc.total.value : 0;
}

test("an import killed in the middle is run again and comes to the same end", async () => {
  const cli = path.resolve(import.meta.dirname, "../../services/analytics/src/cli.ts");
  const args = [cli, "import", "--mapping", path.join(dataDir, "mapping.yaml"), file];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: "", VIGIE_DATA_DIR: dataDir },
    stdio: "ignore",
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  for (let tries = 0; tries < 300; tries++) {
    const { rows } = await api<{ rows: { order_id: string }[] }>("/v1/search/orders?limit=1");
    if (rows.length > 0) break;
    await sleep(50);
  }
  child.kill("SIGKILL");
  await gone;
  const again = vigie(dataDir, "import", "--mapping", path.join(dataDir, "mapping.yaml"), file, "--json");
  expect(JSON.parse(again.output)).toMatchObject({ rows_read: orders * 3, rows_rejected: 0 });
  expect(vigie(dataDir, "reconcile").output).toContain("Clean");
  expect(await linesOf("a")).toBe(orders);
  expect(
    JSON.parse(vigie(dataDir, "import", "--mapping", path.join(dataDir, "mapping.yaml"), file, "--json").output),
  ).toMatchObject({ rows_written: 0, rows_unchanged: orders * 3 });
}, 180_000);

test("an upload shows its progress, and one whose jobs process was killed is finished by the next", async () => {
  const form = new FormData();
  form.set("mapping", (await readFile(path.join(dataDir, "mapping.yaml"), "utf8")).replace("store: a", "store: b"));
  form.set("file", new Blob([await readFile(file)]), "orders.csv.gz");
  const accepted = await api<Imported>("/v1/imports", { method: "POST", body: form });
  expect(accepted.state).toBe("queued");
  const seen = new Set<string>();
  let killed = false;
  let now = accepted;
  for (let tries = 0; tries < 1_200 && now.state !== "done"; tries++) {
    now = await api<Imported>(`/v1/imports/${accepted.id}`);
    seen.add(now.state);
    if (!killed && now.state === "running") {
      const pid = pidOf(appliance, "jobs");
      if (pid) process.kill(pid, "SIGKILL");
      killed = true;
    }
    await sleep(100);
  }
  expect(killed).toBe(true);
  expect(now).toMatchObject({ state: "done", progress: 1, rows_read: orders * 3 });
  expect(seen).toContain("running");
  expect(vigie(dataDir, "reconcile").output).toContain("Clean");
  expect(await linesOf("b")).toBe(orders);
}, 240_000);

test("rejected rows of an upload are corrected and replayed, their columns in the order of the file", async () => {
  const form = new FormData();
  form.set("source", "orders");
  const csv =
    "order_id,customer_id,product_id,quantity,order_date,shipping_address,unit_price\nQ1,C1,P1,-1,2025-03-01,x,5\n";
  form.set("file", new Blob([csv]), "bad.csv");
  let now = await api<Imported>("/v1/imports", { method: "POST", body: form });
  for (let tries = 0; tries < 300 && now.state !== "done"; tries++) {
    await sleep(100);
    now = await api<Imported>(`/v1/imports/${now.id}`);
  }
  const exported = path.join(dataDir, "rejected.csv");
  expect(vigie(dataDir, "quarantine", "export", "--import", String(now.id), "--out", exported).code).toBe(0);
  const text = await readFile(exported, "utf8");
  expect(text.split("\r\n")[0]).toBe(
    "quarantine_id,quarantine_reason,order_id,customer_id,product_id,quantity,order_date,shipping_address,unit_price",
  );
  await writeFile(exported, text.replace(",-1,", ",1,"));
  expect(JSON.parse(vigie(dataDir, "quarantine", "replay", exported, "--json").output)).toMatchObject({
    rows_written: 1,
    rows_rejected: 0,
  });
  expect((await api<{ lines: { quantity: number }[] }>("/v1/orders/Q1")).lines).toMatchObject([{ quantity: 1 }]);
}, 60_000);

test("an upload without a file, with an unknown preset, and of a wrong type are refused with the field", async () => {
  const token = await appliance.token();
  const send = async (body: FormData | string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${appliance.url}/v1/imports`, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    return { status: answer.status, problem: (await answer.json()) as { errors?: { field: string }[] } };
  };
  const form = new FormData();
  form.set("source", "orders");
  expect(await send(form)).toMatchObject({ status: 422, problem: { errors: [{ field: "file" }] } });
  const other = new FormData();
  other.set("preset", "magento");
  other.set("file", new Blob(["a,b\n"]), "a.csv");
  expect(await send(other)).toMatchObject({ status: 422, problem: { errors: [{ field: "preset" }] } });
  expect(await send("{}", { "content-type": "application/json" })).toMatchObject({ status: 415 });
});
