import { expect, test } from "vitest";
import { cohorts } from "../testing/cohorts.ts";
import { noSessions, value } from "../testing/docs.ts";
import { heatmapOf } from "./heatmap.ts";

test("a row is a cohort with its size, and as many cells as it has periods", () => {
  const { periods, rows, mean } = heatmapOf(cohorts);
  expect(periods).toEqual([0, 1, 2]);
  expect(rows.map(({ name, size, cells }) => [name.replace("Sept", "Sep"), size, cells.length])).toEqual([
    ["Sep 2026", "100", 3],
    ["Oct 2026", "100", 2],
    ["Nov 2026", "100", 1],
  ]);
  expect(mean.cells.map(({ text }) => text)).toEqual(["100%", "40%"]);
});

test("a period that is not over is marked and said, and does not set the scale", () => {
  const { rows, domain } = heatmapOf(cohorts);
  expect(rows[0]?.cells.map(({ complete }) => complete)).toEqual([true, true, false]);
  expect(rows[0]?.cells[2]?.about).toContain("Month not over: in no mean.");
  expect(domain).toMatchObject({ low: 0.4, high: 0.4 });
});

test("the first period is the base and has no colour", () => {
  const { rows } = heatmapOf(cohorts);
  expect(rows.map(({ cells }) => cells[0]?.position)).toEqual([null, null, null]);
  expect(rows[0]?.cells[1]?.position).toBe(0.5);
});

test("a cell says cohort, size, period, value and n; an undefined one its reason", () => {
  const [first, ...others] = cohorts.cohorts;
  const cells = [
    { period: 0, cell: value(1, 100), complete: true },
    { period: 1, cell: noSessions, complete: true },
  ];
  const { rows } = heatmapOf({ ...cohorts, cohorts: first ? [{ ...first, cells }, ...others] : [] });
  expect(rows[0]?.cells[1]).toMatchObject({ text: "–", position: null });
  expect(rows[0]?.cells[1]?.about).toContain("No sessions: Sessions carry no store.");
  expect(rows[1]?.cells[1]?.about).toBe(
    "Oct 2026, 100 customers, Month 1: 20.00% (n = 100). Month not over: in no mean.",
  );
});

test("a mean that cannot be told is a dash and not a gap that shifts the others", () => {
  const mean = [cohorts.mean[0], { period: 2, cell: value(0.1, 100), cohorts: 1 }].filter((it) => it !== undefined);
  expect(heatmapOf({ ...cohorts, mean }).mean.cells.map(({ text }) => text)).toEqual(["100%", "–", "10%"]);
});
