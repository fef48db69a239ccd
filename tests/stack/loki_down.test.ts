import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LogsDoc, LogVolumeDoc } from "../../services/analytics/src/logs/schema.ts";
import type { OperationsDoc } from "../../services/analytics/src/operations/schema.ts";
import { type Appliance, newDataDir, pidOf, removeDir, startAppliance } from "../faults/appliance.ts";
import { type Loki, lokiIsHere, startLoki } from "./loki.ts";

/** Five minutes in the run that was measured; shorter in the suite. */
const downMs = Number(process.env["VIGIE_LOKI_DOWN_SECONDS"] ?? 15) * 1_000;
const linesAPush = 50;
const mostGrowthMb = 150;

describe.skipIf(!lokiIsHere)("Loki goes away and comes back", () => {
  let loki: Loki;
  let it: Appliance;
  let token: string;
  let dir: string;

  beforeAll(async () => {
    dir = await newDataDir();
    loki = await startLoki({ dir });
    it = await startAppliance(await newDataDir(), { LOKI_URL: loki.url });
    token = await it.token();
  }, 120_000);
  afterAll(async () => {
    await it?.stop();
    await loki?.stop();
    await removeDir(it.dataDir);
    await removeDir(dir);
  });

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${it.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
  const rssMb = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pidOf(it, "api")}/status`, "utf8"))?.[1] ?? 0) / 1_024;

  const acknowledged = new Set<string>();
  let pushed = 0;
  async function push(): Promise<void> {
    const now = BigInt(Date.now()) * 1_000_000n;
    const lines = Array.from({ length: linesAPush }, () => `line ${pushed++}`);
    const values = lines.map((line, n) => [String(now + BigInt(n)), line]);
    const body = JSON.stringify({ streams: [{ stream: { service_name: "shop", level: "info" }, values }] });
    const response = await ask("/v1/ingest/loki/api/v1/push", { method: "POST", body });
    if (response.status === 204) for (const line of lines) acknowledged.add(line);
  }
  const state = async () => (await (await ask("/v1/operations")).json()) as OperationsDoc;

  async function linesInLoki(): Promise<Set<string>> {
    const found = new Set<string>();
    for (let cursor: string | null = ""; cursor !== null; ) {
      const more: string = cursor ? `&cursor=${cursor}` : "";
      const doc = (await (await ask(`/v1/logs?service=shop&limit=2000${more}`)).json()) as LogsDoc;
      for (const row of doc.rows) found.add(row.line);
      cursor = doc.next_cursor;
    }
    return found;
  }

  test(
    "what was acknowledged is in Loki afterwards, memory stays bounded, and the pages say what is going on",
    async () => {
      for (let n = 0; n < 10; n++) await push();
      const before = rssMb();
      await loki.kill();
      let most = before;
      for (const end = Date.now() + downMs; Date.now() < end; ) {
        await push();
        most = Math.max(most, rssMb());
        await sleep(20);
      }
      const during = await state();
      expect(during.logs).toMatchObject({ source: "loki", reachable: false, waiting: expect.any(Number) });
      expect(during.logs.waiting).toBeGreaterThan(1_000);
      expect(during.sentence).toContain("Loki does not answer");
      const volume = (await (await ask("/v1/logs/volume")).json()) as LogVolumeDoc;
      expect([volume.sentence, volume.state.reachable, volume.series]).toEqual(["Loki does not answer.", false, []]);
      expect(volume.state.message).toMatch(/^No answer since \d\d:\d\d UTC\.$/);
      loki = await startLoki({ dir, port: loki.port });
      for (let tries = 0; tries < 600 && (await state()).logs.waiting > 0; tries++) await sleep(200);
      await push();
      expect((await state()).logs).toMatchObject({ reachable: true, waiting: 0 });
      const found = await linesInLoki();
      const missing = [...acknowledged].filter((line) => !found.has(line));
      console.log(
        `Loki down for ${downMs / 1_000} s: ${acknowledged.size} of ${pushed} lines acknowledged, ${missing.length} missing; ` +
          `API ${Math.round(before)} MB before, at most ${Math.round(most)} MB meanwhile`,
      );
      expect(acknowledged.size).toBe(pushed);
      expect(missing).toEqual([]);
      expect(most - before).toBeLessThan(mostGrowthMb);
    },
    downMs + 240_000,
  );
});
