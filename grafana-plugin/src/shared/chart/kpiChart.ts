import type { Cell, KpiDoc, KpiRow } from "../api/types.ts";
import type { TableColumn } from "../components/DataTable.tsx";
import { cellValue, formatCell } from "../format/cell.ts";
import { toCsv } from "../format/csv.ts";
import { bucketTime, bucketWidth, formatBucket, hasBegun, whyIncomplete } from "../time/bucket.ts";

export interface ChartSeries {
  name: string;
  values: (number | null)[];
  /** What the tooltip says about point `i`. */
  describe: (i: number) => string;
  /** A colour of the palette: a bar of a stack, or with dashes a line. An edge is drawn only as one side of the band. */
  look: "main" | "comparison" | "second" | "edge" | { color: string; dash?: number[] };
}

export interface ChartModel {
  /** Lines unless said otherwise. */
  kind?: "bars";
  /** Length of a bar's step in milliseconds. */
  step?: number;
  /** Moments in milliseconds; with `axis` any numbers. */
  times: number[];
  /** Where the chart does not run over time: what its axis says. */
  axis?: (x: number) => string;
  labels: string[];
  /** Why a bucket is not whole, or null where it is. */
  incomplete: (string | null)[];
  local: boolean;
  series: ChartSeries[];
  /** What was to be expected; its two edges are among the series, the upper one first. */
  band?: { name: string };
  /** Of each point of the series "main": on which side of the band it lies. */
  outside?: (Side | null)[];
}

export type Side = "above" | "below";

export const COMPARISON_NAMES = {
  none: "No comparison",
  previous_period: "Period before",
  same_weekdays: "Same weekdays before",
  last_year: "Last year",
} as const;

const NOT_BEGUN: Cell = { reason: "not_enough_data", detail: "It has not begun yet.", n: 0 };

export function bucketRows(doc: KpiDoc): (KpiRow & { bucket: string })[] {
  const rows = doc.rows.flatMap(({ bucket, ...row }) => {
    if (bucket === undefined) {
      return [];
    }
    const begun = hasBegun(bucket, row.cell, doc.provenance.computed_at);
    return [begun ? { ...row, bucket } : { ...row, bucket, cell: NOT_BEGUN, change: NOT_BEGUN }];
  });
  return rows.sort((a, b) => bucketTime(a.bucket).ms - bucketTime(b.bucket).ms);
}

export function kpiChart(doc: KpiDoc, timeZone: string): ChartModel {
  const rows = bucketRows(doc);
  const { unit, name, n_of } = doc.metric;
  const describe = (row: KpiRow | undefined, key: "cell" | "compare") => {
    const cell = row?.[key];
    const { text, reason } = formatCell(cell, unit, doc.currency);
    return reason ?? `${text} (n = ${cell?.n ?? 0} ${n_of})`;
  };
  const series: ChartSeries[] = [
    { name, values: rows.map((row) => cellValue(row.cell)), describe: (i) => describe(rows[i], "cell"), look: "main" },
  ];
  if (doc.comparison && rows.some((row) => cellValue(row.compare) !== null)) {
    series.push({
      name: COMPARISON_NAMES[doc.comparison.kind],
      values: rows.map((row) => cellValue(row.compare)),
      describe: (i) => describe(rows[i], "compare"),
      look: "comparison",
    });
  }
  return {
    times: middles(rows.map((row) => bucketTime(row.bucket).ms)),
    labels: rows.map((row) => formatBucket(row.bucket, doc.range.interval, timeZone)),
    incomplete: rows.map((row) => incompleteNote(doc, row)),
    local: rows[0] ? bucketTime(rows[0].bucket).local : true,
    series,
  };
}

/** A figure stands for its whole bucket, so signals of that time are drawn around it and not beside it. */
function middles(starts: number[]): number[] {
  const half = bucketWidth(starts) / 2;
  return starts.map((start) => start + half);
}

function incompleteNote(doc: KpiDoc, row: KpiRow): string | null {
  return row.complete ? null : whyIncomplete(row.bucket ?? "", doc.range.interval, doc.provenance.computed_at);
}

export function kpiTableColumns(doc: KpiDoc, timeZone: string): TableColumn<KpiRow>[] {
  const { unit, name, n_of } = doc.metric;
  const { interval } = doc.range;
  const columns: TableColumn<KpiRow>[] = [
    {
      id: "bucket",
      header: "From",
      cell: (row) => {
        const note = incompleteNote(doc, row);
        return `${formatBucket(row.bucket ?? "", interval, timeZone)}${note ? ` (${note.toLowerCase()})` : ""}`;
      },
    },
    { id: "value", header: name, align: "end", value: (row) => ({ cell: row.cell, unit }) },
    { id: "n", header: `n (${n_of})`, align: "end", cell: (row) => String(row.cell.n) },
  ];
  return doc.comparison ? [...columns, ...comparisonColumns(doc)] : columns;
}

function comparisonColumns(doc: KpiDoc): TableColumn<KpiRow>[] {
  const header = doc.comparison ? COMPARISON_NAMES[doc.comparison.kind] : "";
  return [
    { id: "compare", header, align: "end", value: (row) => ({ cell: row.compare, unit: doc.metric.unit }) },
    {
      id: "change",
      header: "Change",
      align: "end",
      value: (row) => ({ cell: row.change, unit: "ratio", signed: true }),
    },
  ];
}

export function kpiCsv(doc: KpiDoc): string {
  const header = ["bucket", doc.metric.id, "n", "complete", "compare", "compare_n"];
  const rows = bucketRows(doc).map((row) => [
    row.bucket,
    cellValue(row.cell),
    row.cell.n,
    String(row.complete),
    cellValue(row.compare),
    row.compare?.n ?? null,
  ]);
  return toCsv(header, rows);
}
