import { expect, test } from "vitest";
import { noSessions, twoDays } from "../testing/docs.ts";
import { bucketWidth } from "../time/bucket.ts";
import { kpiChart, kpiCsv, kpiTableColumns } from "./kpiChart.ts";

test("points come in time order with the comparison beside them", () => {
  const model = kpiChart(twoDays, "utc");
  // In the middle of its bucket stands what counts for the whole of it.
  expect(model.times).toEqual([Date.parse("2026-11-20T12:00Z"), Date.parse("2026-11-21T12:00Z")]);
  expect(model.series.map(({ values }) => values)).toEqual([
    [100, 50],
    [40, null],
  ]);
});

test("a bucket that is not over is marked and named", () => {
  expect(kpiChart(twoDays, "utc").incomplete).toEqual([null, "Day not over"]);
});

test("the tooltip gives the figure with its n, or the reason there is none", () => {
  const [current, before] = kpiChart(twoDays, "utc").series;
  expect(current?.describe(0)).toBe("£100.00 (n = 8 orders)");
  expect(before?.describe(1)).toBe("No sessions: Sessions carry no store.");
});

test("a comparison in which nothing happened draws no line", () => {
  const rows = twoDays.rows.map((row) => ({ ...row, compare: noSessions }));
  expect(kpiChart({ ...twoDays, rows }, "utc").series).toHaveLength(1);
});

test("without a comparison there is no second line and no comparison column", () => {
  const doc = { ...twoDays, comparison: null };
  expect(kpiChart(doc, "utc").series).toHaveLength(1);
  expect(kpiTableColumns(doc, "utc").map(({ id }) => id)).toEqual(["bucket", "value", "n"]);
});

test("the file holds exact figures and leaves undefined ones empty", () => {
  expect(kpiCsv(twoDays)).toBe(
    "bucket,net_revenue,n,complete,compare,compare_n\r\n2026-11-20,100,8,true,40,3\r\n2026-11-21,50,4,false,,0",
  );
});

test("a bucket is as wide as the smallest step between points", () => {
  expect(bucketWidth([0, 60, 90])).toBe(30);
  expect(bucketWidth([5])).toBe(86_400_000);
});

test("a bucket in the future has no figure yet, not a zero", () => {
  const rows = [
    ...twoDays.rows,
    { bucket: "2026-11-22", cell: { value: 0, n: 0 }, complete: false, compare: { value: 70, n: 5 } },
  ];
  const [current, before] = kpiChart({ ...twoDays, rows }, "utc").series;
  expect(current?.values).toEqual([100, 50, null]);
  expect(current?.describe(2)).toContain("It has not begun yet.");
  expect(before?.values[2]).toBe(70);
});
