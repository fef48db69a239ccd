import type { CohortsDoc, MeanPoint } from "../../shared/api/types.ts";
import type { ChartModel, ChartSeries } from "../../shared/chart/kpiChart.ts";
import { lineLook } from "../../shared/chart/lineLooks.ts";
import { MOST_LINES } from "../../shared/cohorts/question.ts";
import { exactText, meanBasis, periodName, unitOf } from "../../shared/cohorts/words.ts";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { cellValue, formatCount } from "../../shared/format/cell.ts";

interface Line {
  name: string;
  points: Map<number, MeanPoint>;
}

/** By definition the first period is all of its own, or has nothing before it: no point of a curve. */
export function firstPeriod({ show }: Pick<CohortsDoc, "show">): number {
  return show === "share" || show === "previous" ? 1 : 0;
}

/** The mean of what the heatmap shows, and the largest values of the attribute beside it. */
export function linesOf(doc: CohortsDoc): Line[] {
  const chosen = doc.groups.find(({ value }) => value === doc.value);
  const others = doc.groups.filter((group) => group !== chosen).slice(0, MOST_LINES);
  const mean = doc.value === null ? "Weighted mean of all" : `Weighted mean, ${chosen?.label ?? doc.value}`;
  return [
    { name: mean, mean: doc.mean },
    ...others.map((it) => ({ name: it.label || "(unknown)", mean: it.mean })),
  ].map((line) => ({ name: line.name, points: new Map(line.mean.map((point) => [point.period, point])) }));
}

export function periodsOf(doc: CohortsDoc): number[] {
  const last = Math.max(-1, ...linesOf(doc).flatMap(({ points }) => [...points.keys()]));
  const first = firstPeriod(doc);
  return Array.from({ length: Math.max(0, last + 1 - first) }, (_, i) => first + i);
}

export function curveModel(doc: CohortsDoc): ChartModel {
  const periods = periodsOf(doc);
  const series = linesOf(doc).map(
    ({ name, points }, i): ChartSeries => ({
      name,
      values: periods.map((period) => cellValue(points.get(period)?.cell)),
      describe: (at) => describe(points.get(periods[at] ?? -1), doc),
      look: lineLook(i),
    }),
  );
  return {
    times: periods,
    axis: (x) => (Number.isInteger(x) ? String(x) : ""),
    labels: periods.map((period) => periodName(period, doc.grain)),
    incomplete: periods.map(() => null),
    local: true,
    series,
  };
}

function describe(point: MeanPoint | undefined, doc: CohortsDoc): string {
  return point ? `${exactText(point.cell, doc)} (${meanBasis(point, doc)})` : "No cohort is old enough";
}

export function curveColumns(doc: CohortsDoc): TableColumn<number>[] {
  const lines = linesOf(doc);
  const mean = lines[0]?.points;
  return [
    { id: "period", header: doc.grain === "week" ? "Week" : "Month", cell: String },
    ...lines.map(
      ({ name, points }): TableColumn<number> => ({
        id: name,
        header: name,
        align: "end",
        value: (period) => ({ cell: points.get(period)?.cell ?? TOO_YOUNG, unit: unitOf(doc) }),
      }),
    ),
    { id: "n", header: "n of the mean", align: "end", cell: (period) => formatCount(mean?.get(period)?.cell.n ?? 0) },
    {
      id: "cohorts",
      header: "Cohorts in it",
      align: "end",
      cell: (period) => formatCount(mean?.get(period)?.cohorts ?? 0),
    },
  ];
}

const TOO_YOUNG = { reason: "not_enough_data", detail: "No cohort is old enough.", n: 0 } as const;

export function curveCsv(doc: CohortsDoc): { header: string[]; rows: (string | number | null)[][] } {
  const rows = linesOf(doc).flatMap(({ name, points }) =>
    periodsOf(doc).map((period) => {
      const point = points.get(period);
      return [name, period, cellValue(point?.cell), point?.cell.n ?? 0, point?.cohorts ?? 0];
    }),
  );
  return { header: ["line", "period", "value", "n", "cohorts"], rows };
}
