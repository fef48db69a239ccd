import type { TableColumn } from "../components/DataTable.tsx";
import { countOf, formatCount } from "../format/cell.ts";
import { toCsv } from "../format/csv.ts";
import { formatMoment } from "../time/moment.ts";
import type { ChartModel } from "./kpiChart.ts";

export interface CountSeries {
  name: string;
  /** A colour of Grafana's palette. */
  color: string;
  counts: number[];
}

export interface Counts {
  /** Start of each step. */
  steps: string[];
  stepSeconds: number;
  /** What is counted: "lines", "alerts". */
  noun: string;
  /** From the bottom of the stack to its top. */
  series: CountSeries[];
}

/** A step that reaches beyond `now` is not over. */
export function countChart({ steps, stepSeconds, noun, series }: Counts, timeZone: string, now: number): ChartModel {
  return {
    kind: "bars",
    step: stepSeconds * 1000,
    times: steps.map((step) => Date.parse(step)),
    labels: steps.map((step) => formatMoment(step, timeZone)),
    incomplete: steps.map((step) => (Date.parse(step) + stepSeconds * 1000 > now ? "Not over" : null)),
    local: false,
    series: series.map(({ name, color, counts }) => ({
      name,
      values: counts,
      describe: (i) => countOf(counts[i] ?? 0, noun),
      look: { color },
    })),
  };
}

export interface CountRow {
  step: string;
  counts: number[];
}

/** Steps in which nothing happened are left out of the table. */
export function countRows({ steps, series }: Counts): CountRow[] {
  return steps
    .map((step, i) => ({ step, counts: series.map(({ counts }) => counts[i] ?? 0) }))
    .filter(({ counts }) => counts.some((count) => count > 0));
}

export function countColumns({ series }: Counts, timeZone: string): TableColumn<CountRow>[] {
  return [
    { id: "step", header: "From", cell: ({ step }) => formatMoment(step, timeZone) },
    ...series.map(({ name }, i) => ({
      id: name,
      header: name,
      align: "end" as const,
      cell: ({ counts }: CountRow) => formatCount(counts[i] ?? 0),
    })),
  ];
}

export function countCsv(counts: Counts): string {
  const rows = countRows(counts).map((row) => [row.step, ...row.counts]);
  return toCsv(["from", ...counts.series.map(({ name }) => name)], rows);
}
