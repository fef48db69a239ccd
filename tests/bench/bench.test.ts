import { afterAll, beforeAll, expect, test } from "vitest";
import { measureQuestions, questions } from "./cohorts.ts";
import { measureRecompute } from "./cohorts_anew.ts";
import { mismatches } from "./compare.ts";
import { measureDashboard, verify } from "./dashboard.ts";
import { judge } from "./goals.ts";
import { queries } from "./queries.ts";
import { prepare, type Stage } from "./stage.ts";
import { sizesOf } from "./window.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await prepare({ sizes: sizesOf(2_000), seed: 7, threads: 1, say: () => {} });
}, 120_000);
afterAll(() => stage.close());

test("both sides answer every question alike", async () => {
  const results = await measureDashboard(stage.sql, stage.duck, 1);
  expect(results.map((it) => it.id)).toEqual(queries.map((it) => it.id));
  for (const it of results) expect(it.rows).toBeGreaterThan(5);
});

test("both sides have the same cohorts, asked and counted anew", async () => {
  const asked = await measureQuestions(stage.sql, stage.duck, 1);
  expect(asked.map((it) => it.title)).toEqual(questions.map((it) => it.title));
  expect((await measureRecompute(stage.sql, stage.duck, 1)).cells).toBeGreaterThan(10_000);
});

test("a cell that is one cent off stops the run and is named", async () => {
  const query = queries.find((it) => it.id === "stores_30");
  if (!query) throw new Error("no such query");
  await stage.sql`
    update mart.cell set gross = gross + 1 where rollup = 'day_store' and (bucket, store_id) in (
      select bucket, store_id from mart.cell where rollup = 'day_store' and gross > 0 order by bucket desc limit 1)`;
  await expect(verify(stage.sql, stage.duck, query)).rejects.toThrow(
    /2 values differ\n {2}\|s\d+: Vigie \d+, DuckDB \d+/,
  );
});

test("a value that only one side has is a mismatch", () => {
  expect(mismatches(new Map([["a", 1]]), new Map())).toEqual([{ key: "a", vigie: 1, duckdb: undefined }]);
});

test("a goal whose size was not measured is neither met nor missed", () => {
  expect(new Set(judge([]).map((it) => it.verdict))).toEqual(new Set(["not measured"]));
});
