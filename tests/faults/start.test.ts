import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Appliance, freePort, newDataDir, pidOf, removeDir, startAppliance, vigie } from "./appliance.ts";

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function folder(): Promise<string> {
  const made = await newDataDir();
  undo.push(() => removeDir(made));
  return made;
}

async function start(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Appliance> {
  const made = await startAppliance(dataDir, env);
  undo.push(() => made.stop());
  return made;
}

const productsCsv = "product_id,name,category,brand,price,cost\nP1,Mug,Kitchen,Acme,5,2\n";

async function bring(dataDir: string): Promise<void> {
  const file = path.join(dataDir, "products.csv");
  await writeFile(file, productsCsv);
  expect(vigie(dataDir, "import", "--source", "products", file).code).toBe(0);
}

test("Ctrl-C ends everything with code 0, and a second start finds the data again", async () => {
  const dataDir = await folder();
  const first = await start(dataDir);
  await bring(dataDir);
  const database = pidOf(first, "postgres");
  expect(await first.stop()).toBe(0);
  expect(() => process.kill(database ?? 0, 0)).toThrow();
  expect(existsSync(path.join(dataDir, "running.json"))).toBe(false);
  const started = Date.now();
  const second = await start(dataDir);
  expect(Date.now() - started).toBeLessThan(15_000);
  const headers = { authorization: `Bearer ${await second.token()}` };
  expect((await fetch(`${second.url}/v1/products/P1`, { headers })).status).toBe(200);
}, 120_000);

test("a taken port is named, with the mend", async () => {
  const port = await freePort();
  const server = createServer().listen(port, "127.0.0.1");
  undo.push(async () => server.close());
  const it = await start(await folder(), { VIGIE_PORT: String(port) });
  expect(it.process.exitCode).toBe(1);
  expect(it.said()).toContain(`Port ${port} is taken`);
  expect(it.said()).toContain("VIGIE_PORT");
}, 60_000);

test("a second start on the same folder is refused and says who has it", async () => {
  const dataDir = await folder();
  const first = await start(dataDir);
  const second = await start(dataDir);
  expect(second.process.exitCode).toBe(1);
  expect(second.said()).toContain(`process ${first.process.pid}`);
}, 60_000);

test("after kill -9 of everything's parent, the stale lock and the orphaned database do not hinder the next start", async () => {
  const dataDir = await folder();
  const first = await start(dataDir);
  await bring(dataDir);
  first.process.kill("SIGKILL");
  const second = await start(dataDir);
  expect(second.said()).toContain("Vigie is up");
  const headers = { authorization: `Bearer ${await second.token()}` };
  expect((await fetch(`${second.url}/v1/products/P1`, { headers })).status).toBe(200);
}, 120_000);

test("without an appliance the CLI starts the embedded database itself, and stops it again", async () => {
  const dataDir = await folder();
  await bring(dataDir);
  expect(JSON.parse(vigie(dataDir, "kpis", "orders", "--json").output)).toMatchObject({
    total: { reason: "not_enough_data" },
  });
  expect(existsSync(path.join(dataDir, "running.json"))).toBe(false);
}, 120_000);

test("wrong settings are named", async () => {
  const it = await start(await folder(), { VIGIE_DEMO: "perhaps" });
  expect(it.said()).toContain("VIGIE_DEMO");
  const other = await start(await folder(), { DATABASE_URL: `postgres://nobody:x@127.0.0.1:${await freePort()}/none` });
  expect(other.said()).toContain("DATABASE_URL does not lead to a database");
}, 60_000);

function smallDisk(at: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=420m", "tmpfs", at], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("a full disk gives a clear error, loses nothing, and work goes on when there is space again", async (context) => {
  const disk = await folder();
  if (process.platform !== "linux" || !smallDisk(disk)) return context.skip("needs the right to mount a small disk");
  undo.push(async () => execFileSync("umount", ["-l", disk]));
  const dataDir = path.join(disk, "data");
  await mkdir(dataDir);
  const it = await start(dataDir);
  await bring(dataDir);
  const headers = { authorization: `Bearer ${await it.token()}`, "content-type": "application/json" };
  const order = (id: string, address: string) =>
    fetch(`${it.url}/v1/orders`, {
      method: "POST",
      headers: { ...headers, "idempotency-key": id },
      body: JSON.stringify({
        order_id: id,
        currency: "EUR",
        ordered_at: "2026-01-01T00:00:00Z",
        shipping_address: address,
        lines: [{ product_id: "P1", quantity: 1 }],
      }),
    }).catch(() => undefined);
  const acknowledged: string[] = [];
  const ballast = path.join(disk, "ballast");
  execFileSync("sh", ["-c", `dd if=/dev/zero of=${ballast} bs=1M 2>/dev/null || true`]);
  const refused = new Set<number>();
  for (let n = 0; n < 400 && refused.size === 0; n++) {
    const answer = await order(`full-${n}`, "x".repeat(900));
    if (answer?.ok) acknowledged.push(`full-${n}`);
    else if (answer) refused.add(answer.status);
    else break;
  }
  for (const status of refused) expect([503, 507]).toContain(status);
  execFileSync("rm", [ballast]);
  let back: Response | undefined;
  for (let tries = 0; tries < 100 && !back?.ok; tries++) {
    back = await order("after", "y");
    if (!back?.ok) await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(back?.ok).toBe(true);
  for (const id of acknowledged) expect((await fetch(`${it.url}/v1/orders/${id}`, { headers })).status).toBe(200);
  expect(vigie(dataDir, "reconcile").code).toBe(0);
  await it.stop();
  execFileSync("sh", ["-c", `dd if=/dev/zero of=${ballast} bs=1M 2>/dev/null || true`]);
  const again = await start(dataDir);
  expect(again.process.exitCode).toBe(1);
  expect(again.said()).toMatch(/disk/);
}, 240_000);
