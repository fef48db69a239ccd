import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alertsKept } from "../bench/falco.kept.ts";
import { alertNo, loadFalco } from "../bench/falco.ts";
import { machineMs, slowMachineMs } from "../bench/machine.ts";
import { type Appliance, newDataDir, removeDir, startAppliance, vigie } from "./appliance.ts";

const starvedMs = 50;
let it: Appliance;
let folder: string;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vigie-falco-"));
  it = await startAppliance(await newDataDir());
  token = await it.token();
}, 120_000);
afterAll(async () => {
  await it.stop();
  await removeDir(it.dataDir);
  await rm(folder, { recursive: true, force: true });
});

test("5,000 alerts at the rate of 100,000 in ten minutes are kept whole and grouped, and answers come within a second meanwhile", async () => {
  const load = {
    url: it.url,
    token,
    alerts: 5_000,
    seconds: 30,
    reads: ["/v1/security", "/v1/signals", "/v1/operations"],
  };
  const result = await loadFalco(load);
  expect(result).toMatchObject({ accepted: 5_000, duplicates: 0, failed: 0 });
  expect(await alertsKept(it)).toEqual({ alerts: 5_000, groups: 1_000, grouped: 5_000, by_hour: 5_000 });
  // A machine that is starved cannot say how quick the answers are; what is kept is judged on any.
  const ms = machineMs();
  if (ms > slowMachineMs || result.lateness.p99 > starvedMs)
    return console.warn(`times not judged on this machine (${ms} ms for the fixed work)`, result);
  // The goal of 250 ms is for `npm run bench -- falco` to show, alone on a machine that has settled.
  expect(result.ingest.p99).toBeLessThan(1_000);
  expect(result.reads.p99).toBeLessThan(1_000);
}, 120_000);

test("a file that is replayed twice changes nothing the second time; what cannot be read is named and kept", async () => {
  const file = path.join(folder, "alerts.jsonl");
  const start = Date.parse("2026-11-01T00:00:00Z");
  const lines = Array.from({ length: 3_000 }, (_, n) => alertNo(n, start));
  await writeFile(file, [...lines, "not an alert", ""].join("\n"));
  const replay = () => vigie(it.dataDir, "replay", "falco", file);
  expect(replay()).toEqual({ code: 2, output: "3001 alerts: 3000 kept, 0 known already, 1 in quarantine.\n" });
  const before = await alertsKept(it);
  expect(replay()).toEqual({ code: 2, output: "3001 alerts: 0 kept, 3000 known already, 1 in quarantine.\n" });
  expect(await alertsKept(it)).toEqual(before);
  expect(vigie(it.dataDir, "quarantine", "list").output).toContain("1 rows in quarantine");
}, 120_000);
