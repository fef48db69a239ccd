import { afterAll, beforeAll, expect, test } from "vitest";
import type { IncidentDoc, IncidentsDoc } from "../../services/analytics/src/incidents/schema.ts";
import { type Appliance, newDataDir, removeDir, startAppliance, vigie } from "./appliance.ts";

let it: Appliance;
let token: string;

beforeAll(async () => {
  it = await startAppliance(await newDataDir(), { VIGIE_DEMO: "on" });
  token = await it.token();
}, 180_000);
afterAll(async () => {
  await it.stop();
  await removeDir(it.dataDir);
});

async function get<Doc>(path: string): Promise<Doc> {
  const answer = await fetch(it.url + path, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Doc;
}

async function until<Result>(seconds: number, ask: () => Promise<Result | undefined>): Promise<Result> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const result = await ask();
    if (result !== undefined) return result;
    if (Date.now() > end) throw new Error(`not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

test("within two minutes of a payment outage its incident is open, with how far it fell, its cost or why not, and the log lines", async () => {
  await until(120, async () => ((await get<IncidentsDoc>("/v1/incidents")).looked_at === null ? undefined : true));
  expect(vigie(it.dataDir, "demo", "incident", "payment_outage").code).toBe(0);
  const open = await until(120, async () => {
    const { rows } = await get<IncidentsDoc>("/v1/incidents?state=open");
    return rows[0];
  });
  const doc = await get<IncidentDoc>(`/v1/incidents/${open.id}`);
  expect(open.change).toBeLessThan(-0.5);
  // The demo shop ends now: on a holiday nobody knows what should have been sold. The cause is held at fixed times, in
  // services/analytics/src/demo/outage.test.ts: now and then something else happened just as it began.
  const { money } = open;
  expect("value" in money ? money.low <= money.value : money.detail).toEqual(
    "value" in money || expect.stringContaining("holiday"),
  );
  expect(doc.causes.causes.length).toBeGreaterThan(0);
  expect(doc.lines.some((line) => line.service === "payment" && line.message.includes("503"))).toBe(true);
}, 300_000);
