import { expect, test } from "vitest";
import { chartData, timeSpan } from "./buildChart.ts";
import { type Counts, countChart, countColumns, countCsv, countRows } from "./countChart.ts";

const NOW = Date.parse("2026-11-21T10:25:00Z");
const counts: Counts = {
  steps: ["2026-11-21T10:00:00Z", "2026-11-21T10:10:00Z", "2026-11-21T10:20:00Z"],
  stepSeconds: 600,
  noun: "lines",
  series: [
    { name: "error", color: "red", counts: [1, 0, 2] },
    { name: "info", color: "green", counts: [3, 0, 4] },
  ],
};

test("bars are stacked: the top is drawn first and holds the sum", () => {
  const [times, top, bottom] = chartData(countChart(counts, "utc", NOW));
  expect(times).toHaveLength(3);
  expect([top, bottom]).toEqual([
    [4, 0, 6],
    [1, 0, 2],
  ]);
});

test("the last bar has room for its whole step", () => {
  expect(timeSpan(countChart(counts, "utc", NOW))).toEqual([
    Date.parse("2026-11-21T10:00:00Z"),
    Date.parse("2026-11-21T10:30:00Z"),
  ]);
});

test("a step that is not over is drawn as such", () => {
  expect(countChart(counts, "utc", NOW).incomplete).toEqual([null, null, "Not over"]);
});

test("the tooltip tells a series' own count, not the sum below it", () => {
  expect(countChart(counts, "utc", NOW).series[1]?.describe(0)).toBe("3 lines");
});

test("the table and the file hold the counts of the steps in which something happened", () => {
  expect(countRows(counts).map((row) => row.counts)).toEqual([
    [1, 3],
    [2, 4],
  ]);
  expect(countColumns(counts, "utc").map(({ header }) => header)).toEqual(["From", "error", "info"]);
  expect(countCsv(counts)).toBe("from,error,info\r\n2026-11-21T10:00:00Z,1,3\r\n2026-11-21T10:20:00Z,2,4");
});
