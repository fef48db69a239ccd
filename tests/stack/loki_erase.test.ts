import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eraseFromLoki } from "../../services/analytics/src/logs/index.ts";
import { type Loki, lokiIsHere, startLoki } from "./loki.ts";

if (!lokiIsHere) console.warn("skipped: the real Loki is not on this machine; `npm run test:stack` builds it with Go");

describe.skipIf(!lokiIsHere)("a person is erased from the real Loki", () => {
  let loki: Loki;
  beforeAll(async () => {
    loki = await startLoki();
  }, 60_000);
  afterAll(() => loki?.stop());

  const push = async (lines: string[]) => {
    const values = lines.map((line, at) => [String(BigInt(Date.now()) * 1_000_000n + BigInt(at)), line]);
    const stream = { service_name: "crm", env: "test", level: "info", source: "push" };
    const body = JSON.stringify({ streams: [{ stream, values }] });
    const headers = { "content-type": "application/json" };
    return (await fetch(`${loki.url}/loki/api/v1/push`, { method: "POST", headers, body })).status;
  };
  const found = async () => {
    const query = new URLSearchParams({ query: '{service_name="crm"}' });
    const answer = await fetch(`${loki.url}/loki/api/v1/query_range?${query}`);
    const { data } = (await answer.json()) as { data: { result: { values: [string, string][] }[] } };
    return data.result.flatMap(({ values }) => values.map(([, line]) => line)).sort();
  };

  // Queriers read the requests anew every five minutes.
  test("within minutes the lines that tell them are found no more, those of others still are", async () => {
    const others = ["mail to canary@x.example.org sent", "mail to acanary@x.example sent"];
    const lines = ["mail to Canary@x.example sent", "canary@x.example left", ...others];
    await expect.poll(() => push(lines), { timeout: 10_000 }).toBe(204);
    await expect.poll(found, { timeout: 10_000 }).toHaveLength(4);
    expect(await eraseFromLoki(loki.url, ["canary@x.example"], new Date())).toMatchObject({ failed: false });
    await expect.poll(found, { timeout: 420_000, interval: 2_000 }).toEqual(others.toSorted());
  }, 450_000);
});
