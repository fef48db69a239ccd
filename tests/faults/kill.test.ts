import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Appliance, newDataDir, type Part, pidOf, removeDir, startAppliance, vigie } from "./appliance.ts";

const kills = Number(process.env["VIGIE_KILLS"] ?? 50);
const parts: Part[] = ["api", "postgres", "jobs"];
let dataDir: string;
let appliance: Appliance;

beforeAll(async () => {
  dataDir = await newDataDir();
  appliance = await startAppliance(dataDir);
  const products = path.join(dataDir, "products.csv");
  await writeFile(
    products,
    "product_id,name,category,brand,price,cost\nP1,Mug,Kitchen,Acme,5,2\nP2,Bowl,Kitchen,Acme,10,6.5\n",
  );
  expect(vigie(dataDir, "import", "--source", "products", products).code).toBe(0);
}, 120_000);
afterAll(async () => {
  await appliance?.stop();
  await removeDir(dataDir);
});

interface Poster {
  acknowledged: Set<string>;
  attempts: number;
  stop: () => Promise<void>;
}

/** Posts one order after the other; an order that was not acknowledged is sent again with its key until it is. */
function post(worker: number, token: string): Poster {
  const it: Poster = { acknowledged: new Set(), attempts: 0, stop: async () => {} };
  let running = true;
  const send = async (id: string) => {
    it.attempts++;
    const at = new Date(Date.UTC(2026, 0, 1 + (it.attempts % 90), it.attempts % 24)).toISOString();
    const body = {
      order_id: id,
      store: `store-${worker}`,
      currency: "EUR",
      ordered_at: at,
      customer_id: `c${it.attempts % 50}`,
      lines: [{ product_id: it.attempts % 2 ? "P1" : "P2", quantity: 1 }],
    };
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id };
    return { body: JSON.stringify(body), headers };
  };
  const loop = async () => {
    for (let n = 0; running; n++) {
      const id = `w${worker}-${n}`;
      const request = await send(id);
      while (running && !it.acknowledged.has(id)) {
        try {
          const answer = await fetch(`${appliance.url}/v1/orders`, {
            method: "POST",
            ...request,
            signal: AbortSignal.timeout(5_000),
          });
          await answer.arrayBuffer();
          if (answer.ok) it.acknowledged.add(id);
          else await sleep(50);
        } catch {
          await sleep(50);
        }
      }
    }
  };
  const done = loop();
  it.stop = async () => {
    running = false;
    await done;
  };
  return it;
}

async function waitReady(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${appliance.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`not ready:\n${appliance.said()}`);
}

test(`${kills} times kill -9 of API, jobs or PostgreSQL: every acknowledged order is there once, and the rollups are right`, async () => {
  const token = await appliance.token();
  const posters = [0, 1, 2, 3].map((worker) => post(worker, token));
  let killed = 0;
  for (let n = 0; killed < kills && n < kills * 20; n++) {
    await sleep(150 + ((n * 97) % 500));
    const pid = pidOf(appliance, parts[killed % parts.length] ?? "api");
    if (pid === undefined) continue;
    process.kill(pid, "SIGKILL");
    killed++;
    if (killed % 5 === 0) await waitReady();
  }
  expect(killed).toBe(kills);
  await waitReady();
  await sleep(1_000);
  await Promise.all(posters.map((poster) => poster.stop()));
  const acknowledged = posters.flatMap((poster) => [...poster.acknowledged]);
  expect(acknowledged.length).toBeGreaterThan(kills);

  const found = new Map<string, number>();
  for (let cursor = ""; ; ) {
    const url = `${appliance.url}/v1/search/orders?limit=500${cursor ? `&cursor=${cursor}` : ""}`;
    const page = (await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).json()) as {
      rows: { order_id: string; lines: number }[];
      next_cursor: string | null;
    };
    for (const row of page.rows) found.set(row.order_id, (found.get(row.order_id) ?? 0) + row.lines);
    if (!page.next_cursor) break;
    cursor = page.next_cursor;
  }
  expect(acknowledged.filter((id) => found.get(id) !== 1)).toEqual([]);
  const { code, output } = vigie(dataDir, "reconcile");
  expect([code, output]).toEqual([0, expect.stringContaining("Clean")]);
  const kpi = JSON.parse(
    vigie(dataDir, "kpis", "orders", "--from", "2025-12-01", "--to", "2026-12-01", "--json").output,
  ) as { total: { value: number } };
  expect(kpi.total.value).toBe(found.size);
  console.log(`${killed} kills, ${acknowledged.length} orders acknowledged, ${found.size} there`);
}, 600_000);
