import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseConfig } from "../config.ts";
import { takeExposures } from "../experiments/index.ts";
import { replayQuarantine } from "../operations/index.ts";
import { inspectFile } from "./inspect.ts";
import { parseMappingText } from "./mapping.ts";
import { exportQuarantine, listQuarantine, readCorrected } from "./quarantine.ts";
import { openDuck } from "./read/duck.ts";
import { type Bench, clock, createBench } from "./testing.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.reset();
  const { sql } = bench.db;
  await sql`truncate shop.exposure, shop.experiment restart identity cascade`;
  const arms = sql.json([
    { key: "grey", share: 1 },
    { key: "green", share: 1 },
  ]);
  await sql`insert into shop.experiment (key, name, hypothesis, unit, arms, plan, started_at, stopped_at, created_at) values
    ('button', 'Button', 'Green.', 'customer', ${arms}, '{}', '2026-06-01T00:00:00Z', null, '2026-05-01'),
    ('over', 'Over', 'Green.', 'customer', ${arms}, '{}', '2026-06-01T00:00:00Z', '2026-06-10T00:00:00Z', '2026-05-01'),
    ('draft', 'Draft', 'Green.', 'customer', ${arms}, '{}', null, null, '2026-05-01')`;
});

const header = "experiment,unit,arm,exposed_at\n";
const exposures = () =>
  bench.db.sql`select e.key as experiment, x.unit, x.arm, x.exposed_at from shop.exposure x
    join shop.experiment e on e.id = x.experiment_id order by e.key, x.unit, x.arm`;
const mapping = parseMappingText(`
source: exposures
columns: { unit: user, arm: variation, exposed_at: seen }
constants: { experiment: button }
date_format: "%d.%m.%Y %H:%M"
time_zone: Europe/Berlin
delimiter: ";"
`);

test("a flag tool's export is read by a mapping; the earliest time is kept, and the same file twice changes nothing", async () => {
  const csv = "user;variation;seen\nC1;grey;02.06.2026 12:00\nC1;grey;02.06.2026 10:00\nC2;green;03.06.2026 08:30\n";
  expect(await bench.bring("flags.csv", csv, mapping)).toMatchObject({
    rows_read: 3,
    rows_written: 2,
    rows_unchanged: 1,
    rows_rejected: 0,
  });
  expect(await exposures()).toEqual([
    { experiment: "button", unit: "C1", arm: "grey", exposed_at: new Date("2026-06-02T08:00:00Z") },
    { experiment: "button", unit: "C2", arm: "green", exposed_at: new Date("2026-06-03T06:30:00Z") },
  ]);
  expect(await bench.bring("flags.csv", csv, mapping)).toMatchObject({ rows_written: 0, rows_unchanged: 3 });
});

const bad = [
  ["nobody,C1,grey,2026-06-02", "experiment", "unknown_experiment"],
  ["draft,C1,grey,2026-06-02", "experiment", "not_started"],
  ["button,C1,red,2026-06-02", "arm", "unknown_arm"],
  ["button,C1,grey,2026-06-30T12:06:00Z", "exposed_at", "in_future"],
  ["button,C1,grey,2026-05-31T23:59:59Z", "exposed_at", "before_start"],
  ["over,C1,grey,2026-06-10T00:00:00Z", "exposed_at", "after_end"],
  ["button,C1,grey,yesterday", "exposed_at", "bad_date"],
  ["button,,grey,2026-06-02", "unit", "missing_value"],
  [",C1,grey,2026-06-02", "experiment", "missing_value"],
] as const;

test("each bad row goes to quarantine with line, field, reason and mend, and the good ones are written", async () => {
  const good = ["button,C9,grey,2026-06-30T12:04:00Z", "over,C9,green,2026-06-09T23:59:59Z"];
  const csv = `${header}${[...bad.map(([row]) => row), ...good].join("\n")}\n`;
  expect(await bench.bring("bad.csv", csv, "exposures")).toMatchObject({ rows_written: 2, rows_rejected: bad.length });
  const { rows } = await listQuarantine(bench.db.sql, { limit: 100 });
  const found = rows.map((row) => [row.line, row.field, row.reason]).sort((a, b) => Number(a[0]) - Number(b[0]));
  expect(found).toEqual(bad.map(([, field, reason], at) => [at + 2, field, reason]));
  const message = (reason: string) => rows.find((row) => row.reason === reason)?.message;
  expect(message("unknown_arm")).toBe("arm: red is none of grey, green; write one of them");
  expect(message("before_start")).toMatch(/start \(2026-06-01 00:00:00 UTC\); mend/);
});

test("a row is judged as the API judges it", async () => {
  const rows = [
    ...bad
      .filter(([, , reason]) => /arm|future|start$|end/.test(reason) && reason !== "not_started")
      .map(([row]) => row),
    "button,C9,grey,2026-06-30T12:04:00Z",
    "button,C8,green,2026-06-01T00:00:00Z",
  ];
  await bench.bring("rows.csv", `${header}${rows.join("\n")}\n`, "exposures");
  const byFile = await exposures();
  await bench.db.sql`truncate shop.exposure`;
  for (const row of rows) {
    const [experiment = "", unit, arm, at = ""] = row.split(",");
    await takeExposures(bench.db.sql, clock, experiment, [
      { unit, arm, at: at.includes("T") ? at : `${at}T00:00:00Z` },
    ]);
  }
  expect(await exposures()).toEqual(byFile);
  expect(byFile).toHaveLength(2);
});

test("a row in quarantine is replayed: corrected, or as it is once its experiment has started", async () => {
  await bench.bring("bad.csv", `${header}button,C1,red,2026-06-02\ndraft,C2,grey,2026-06-03\n`, "exposures");
  await bench.db.sql`update shop.experiment set started_at = '2026-06-01T00:00:00Z' where key = 'draft'`;
  const corrected = (await exportQuarantine(bench.db.sql, {})).replace(",red,", ",green,");
  const rows = await readCorrected(bench.db.sql, await bench.put("corrected.csv", corrected));
  const replaying = { sql: bench.db.sql, clock, scratch: bench.folder, config: parseConfig({}, bench.folder) };
  expect(await replayQuarantine(replaying, rows)).toMatchObject({ replayed: 2, rejected: 0 });
  expect((await exposures()).map((row) => [row["experiment"], row["unit"], row["arm"]])).toEqual([
    ["button", "C1", "green"],
    ["draft", "C2", "grey"],
  ]);
});

test("Parquet gives the same exposures as CSV, and a dry run writes nothing", async () => {
  const csv = `${header}button,C1,grey,2026-06-02T10:00:00Z\nbutton,C2,green,2026-06-03T10:00:00Z\n`;
  expect(await bench.bring("a.csv", csv, "exposures", { dryRun: true })).toMatchObject({ rows_rejected: 0 });
  expect(await exposures()).toEqual([]);
  const parquet = path.join(bench.folder, "exposures.parquet");
  const duck = await openDuck(":memory:");
  const source = await bench.put("source.csv", csv);
  await duck.run(`copy (select * from read_csv('${source}')) to '${parquet}' (format parquet)`);
  duck.close();
  expect(await bench.bring("b.parquet", await readFile(parquet), "exposures")).toMatchObject({ rows_written: 2 });
  expect(await bench.bring("a.csv", csv, "exposures")).toMatchObject({ rows_written: 0, rows_unchanged: 2 });
});

test("an export of exposures is told by its columns", async () => {
  const file = await bench.put("flags.csv", "experiment_id,user_id,variation,timestamp\nbutton,C1,grey,2026-06-02\n");
  const { mapping: drafted } = await inspectFile(file, bench.folder);
  expect(parseMappingText(drafted)).toMatchObject({
    source: "exposures",
    columns: { experiment: "experiment_id", unit: "user_id", arm: "variation", exposed_at: "timestamp" },
  });
});
