import { type TestDatabase, testDatabase } from "@vigie/db/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findBursts } from "./bursts.ts";
import type { NewLine } from "./line.ts";
import { createPostgresSource } from "./postgres.ts";
import type { LogSource } from "./source.ts";
import { watchBursts, watchPatterns } from "./watch.ts";

const start = Date.parse("2026-11-20T14:00:00Z");
const steps = (n: number) => ({
  seconds: 300,
  starts: Array.from({ length: n }, (_, index) => new Date(start + index * 300_000)),
});
const quiet = (n: number, value = 0) => Array.from({ length: n }, () => value);

test.each([
  ["no steps", [], []],
  ["one quiet step", [0], []],
  ["nothing ever", quiet(288), []],
  ["fewer than ten errors", [...quiet(100), 9, 9], []],
  ["ten errors out of nothing", [...quiet(100), 10], [{ from: 100, to: null, errors: 10 }]],
  ["two steps in a row", [...quiet(100), 40, 30, 0], [{ from: 100, to: 102, errors: 70 }]],
  [
    "two bursts with a quiet step between",
    [...quiet(100), 40, 0, 40],
    [
      { from: 100, to: 101, errors: 40 },
      { from: 102, to: null, errors: 40 },
    ],
  ],
  ["many errors, as always", quiet(288, 200), []],
  ["six deviations above many", [...quiet(287, 100), 161], [{ from: 287, to: null, errors: 161 }]],
  ["five deviations above many", [...quiet(287, 100), 150], []],
  [
    "a tenth of the day in trouble does not hide the next burst",
    [...quiet(258), ...quiet(28, 500), 0, 400],
    [
      { from: 258, to: 286, errors: 14_000 },
      { from: 287, to: null, errors: 400 },
    ],
  ],
])("bursts of %s", (_, counts, expected) => {
  const found = findBursts("web", counts, steps(counts.length));
  const at = (index: number | null) => (index === null ? null : new Date(start + index * 300_000));
  expect(found.map(({ started_at, ended_at, errors }) => ({ started_at, ended_at, errors }))).toEqual(
    expected.map(({ from, to, errors }) => ({ started_at: at(from), ended_at: at(to), errors })),
  );
});

let db: TestDatabase;
let source: LogSource;
beforeAll(async () => {
  db = await testDatabase();
  source = createPostgresSource(db.sql);
});
afterAll(() => db.close());
beforeEach(async () => void (await db.sql`truncate ops.log_line, ops.log_pattern, ops.signal, ops.triage`));

const errors = (at: string, n: number, text: (index: number) => string): NewLine[] =>
  Array.from({ length: n }, (_, index) => ({
    ns: `${Date.parse(at) + index * 1_000}000000`,
    service: "payment",
    env: "test",
    level: "error",
    source: "push",
    line: text(index),
    attributes: {},
  }));
const signals = () =>
  db.sql`select kind, title, started_at::text as at, ended_at::text as until, count::int from ops.signal order by id`;
const refused = (index: number) => `payment ${index} refused`;

test("a burst is one signal while it goes on and after it; looking again changes nothing", async () => {
  await source.write(errors("2026-11-21T13:51:00Z", 60, refused));
  const first = () => new Date("2026-11-21T13:56:00Z");
  expect(await watchBursts(db.sql, first, source)).toBe(1);
  expect(await watchBursts(db.sql, first, source)).toBe(0);
  expect([...(await signals())]).toEqual([
    { kind: "log_burst", title: "60 errors of payment", at: "2026-11-21 13:50:00+00", until: null, count: 60 },
  ]);
  await source.write(errors("2026-11-21T13:56:00Z", 40, (index) => `again ${index}`));
  await watchBursts(db.sql, () => new Date("2026-11-21T14:01:00Z"), source);
  await watchBursts(db.sql, () => new Date("2026-11-21T14:06:00Z"), source);
  expect([...(await signals())]).toEqual([
    {
      kind: "log_burst",
      title: "100 errors of payment",
      at: "2026-11-21 13:50:00+00",
      until: "2026-11-21 14:00:00+00",
      count: 100,
    },
  ]);
});

test("an error never seen before is a signal; what was there at the first look is not", async () => {
  await source.write(errors("2026-11-21T13:58:00Z", 3, refused));
  const at = (text: string) => () => new Date(text);
  expect(await watchPatterns(db.sql, at("2026-11-21T13:59:00Z"), source)).toBe(0);
  await source.write(errors("2026-11-21T13:59:30Z", 2, (index) => `shard ${index} does not answer`));
  expect(await watchPatterns(db.sql, at("2026-11-21T14:00:00Z"), source)).toBe(1);
  expect(await watchPatterns(db.sql, at("2026-11-21T14:00:30Z"), source)).toBe(0);
  expect((await signals()).map((row) => [row["kind"], row["title"], row["count"]])).toEqual([
    ["log_pattern", "New error of payment: shard <num> does not answer", 2],
  ]);
});
