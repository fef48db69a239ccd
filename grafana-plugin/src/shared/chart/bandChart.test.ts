import { expect, test } from "vitest";
import type { BandRow } from "../api/types.ts";
import { orders } from "../testing/incidents.ts";
import { bandChart, bandColumns, bandCsv } from "./bandChart.ts";

const row: BandRow = {
  bucket: "2026-11-20T14:00:00.000Z",
  actual: 6,
  band: { expected: 80, low: 56, high: 104 },
  state: "low",
  complete: true,
};
const unknown: BandRow = {
  bucket: "2026-11-20T15:00:00.000Z",
  actual: null,
  band: { reason: "holiday", detail: "Too few holidays are known." },
  state: "unknown",
  complete: false,
};
const source = { metric: orders, currency: null, rows: [row, unknown] };

test("what is outside its band is marked and said, on its side", () => {
  const model = bandChart(source, "utc");
  expect(model.outside).toEqual(["below", null]);
  expect(model.series.at(-1)?.describe(0)).toBe("6, below the expected range");
});

test("the band has two edges, the upper one first, and gaps where nothing was to be expected", () => {
  const edges = bandChart(source, "utc").series.filter(({ look }) => look === "edge");
  expect(edges.map(({ values }) => values)).toEqual([
    [104, null],
    [56, null],
  ]);
});

test("an hour stands in its middle, and one that is not over is named", () => {
  const { times, incomplete } = bandChart(source, "utc");
  expect(times[0]).toBe(Date.parse("2026-11-20T14:30:00Z"));
  expect(incomplete).toEqual([null, "Hour not over"]);
});

test("the tooltip gives the expected range, or why there is none", () => {
  const expected = bandChart(source, "utc").series.find(({ name }) => name === "Expected");
  expect(expected?.describe(0)).toBe("80 (56 to 104)");
  expect(expected?.describe(1)).toBe("not known: Too few holidays are known.");
});

test("table and file tell the same hours, undefined ones without a figure", () => {
  const states = bandColumns(source, "utc").at(-1);
  expect(states?.cell?.(unknown)).toBe("not judged: Too few holidays are known.");
  expect(bandCsv(source)).toBe(
    "hour,orders,expected,low,high,state,complete\r\n" +
      "2026-11-20T14:00:00.000Z,6,80,56,104,low,true\r\n2026-11-20T15:00:00.000Z,,,,,unknown,false",
  );
});
