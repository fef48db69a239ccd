import type { BandRow, MetricDoc } from "../api/types.ts";
import type { TableColumn } from "../components/DataTable.tsx";
import { formatNumber, NO_VALUE } from "../format/cell.ts";
import { toCsv } from "../format/csv.ts";
import { formatBucket } from "../time/bucket.ts";
import type { ChartModel, ChartSeries, Side } from "./kpiChart.ts";

export interface BandSource {
  metric: Pick<MetricDoc, "id" | "name" | "unit">;
  currency: string | null;
  rows: BandRow[];
}

const HOUR = 3_600_000;

const STATES: Record<BandRow["state"], { word: string; side: Side | null }> = {
  normal: { word: "within the expected range", side: null },
  high: { word: "above the expected range", side: "above" },
  low: { word: "below the expected range", side: "below" },
  unknown: { word: "not judged", side: null },
};

/** A metric by the hour over what was to be expected of it. */
export function bandChart({ metric, currency, rows }: BandSource, timeZone: string): ChartModel {
  const text = (value: number) => formatNumber(value, metric.unit, currency);
  const bands = rows.map(({ band }) => ("reason" in band ? null : band));
  const line = (look: ChartSeries["look"], pick: (band: NonNullable<(typeof bands)[number]>) => number) => ({
    look,
    values: bands.map((band) => (band ? pick(band) : null)),
    describe: (i: number) => (bands[i] ? text(pick(bands[i])) : ""),
  });
  return {
    step: HOUR,
    // In the middle of its hour stands what counts for the whole of it.
    times: rows.map(({ bucket }) => Date.parse(bucket) + HOUR / 2),
    labels: rows.map(({ bucket }) => formatBucket(bucket, "hour", timeZone)),
    incomplete: rows.map(({ complete }) => (complete ? null : "Hour not over")),
    local: false,
    series: [
      { ...line("edge", ({ high }) => high), values: clipped(rows), name: "Highest expected" },
      { ...line("edge", ({ low }) => low), name: "Lowest expected" },
      {
        ...line("comparison", ({ expected }) => expected),
        name: "Expected",
        describe: (i) => expectedText(rows[i], text),
      },
      {
        name: metric.name,
        look: "main",
        values: rows.map(({ actual }) => actual),
        describe: (i) => actualText(rows[i], text),
      },
    ],
    band: { name: "Expected range" },
    outside: rows.map(({ state }) => STATES[state].side),
  };
}

/** A night's ratio of three visits may be anything; drawn to its end, its band would press all else to the ground. */
const MOST = 3;

function clipped(rows: BandRow[]): (number | null)[] {
  const seen = rows.flatMap(({ actual, band }) => [actual ?? 0, "reason" in band ? 0 : band.expected]);
  const top = MOST * Math.max(...seen, 0);
  return rows.map(({ band }) => ("reason" in band ? null : top > 0 ? Math.min(band.high, top) : band.high));
}

function actualText(row: BandRow | undefined, text: (value: number) => string): string {
  if (!row || row.actual === null) {
    return "undefined in this hour";
  }
  return `${text(row.actual)}, ${STATES[row.state].word}`;
}

function expectedText(row: BandRow | undefined, text: (value: number) => string): string {
  if (!row) {
    return "";
  }
  const { band } = row;
  return "reason" in band
    ? `not known: ${band.detail}`
    : `${text(band.expected)} (${text(band.low)} to ${text(band.high)})`;
}

export function bandColumns({ metric, currency }: BandSource, timeZone: string): TableColumn<BandRow>[] {
  const text = (value: number | null) => (value === null ? NO_VALUE : formatNumber(value, metric.unit, currency));
  const bound = (pick: "expected" | "low" | "high") => (row: BandRow) =>
    "reason" in row.band ? NO_VALUE : text(row.band[pick]);
  return [
    {
      id: "bucket",
      header: "Hour",
      cell: ({ bucket, complete }) => `${formatBucket(bucket, "hour", timeZone)}${complete ? "" : " (not over)"}`,
    },
    { id: "actual", header: metric.name, align: "end", cell: ({ actual }) => text(actual) },
    { id: "expected", header: "Expected", align: "end", cell: bound("expected") },
    { id: "low", header: "Lowest", align: "end", cell: bound("low") },
    { id: "high", header: "Highest", align: "end", cell: bound("high") },
    {
      id: "state",
      header: "State",
      cell: ({ state, band }) => STATES[state].word + ("reason" in band ? `: ${band.detail}` : ""),
    },
  ];
}

export function bandCsv({ metric, rows }: BandSource): string {
  return toCsv(
    ["hour", metric.id, "expected", "low", "high", "state", "complete"],
    rows.map(({ bucket, actual, band, state, complete }) => {
      const bounds = "reason" in band ? [null, null, null] : [band.expected, band.low, band.high];
      return [bucket, actual, ...bounds, state, String(complete)];
    }),
  );
}
