import type { CohortCell, CohortRow, CohortsDoc } from "../../shared/api/types.ts";
import type { ChartModel } from "../../shared/chart/kpiChart.ts";
import { exactText, longCohortName, notOver, nounOf, periodName, unitOf } from "../../shared/cohorts/words.ts";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { cellValue, countOf, formatCount } from "../../shared/format/cell.ts";
import { bucketTime } from "../../shared/time/bucket.ts";

export interface TrendPoint extends CohortCell, Pick<CohortRow, "cohort" | "size"> {}

/** One period of every cohort that has reached it. */
export function trendOf(doc: CohortsDoc, period: number): TrendPoint[] {
  return doc.cohorts.flatMap(({ cohort, size, cells }) => {
    const cell = cells.find((it) => it.period === period);
    return cell ? [{ cohort, size, ...cell }] : [];
  });
}

export function trendModel(doc: CohortsDoc, period: number): ChartModel {
  const points = trendOf(doc, period);
  return {
    times: points.map(({ cohort }) => bucketTime(cohort).ms),
    labels: points.map(({ cohort }) => longCohortName(cohort, doc.grain)),
    incomplete: points.map(({ complete }) => (complete ? null : notOver(doc.grain))),
    local: true,
    series: [
      {
        name: periodName(period, doc.grain),
        values: points.map(({ cell }) => cellValue(cell)),
        describe: (i) => {
          const point = points[i];
          return point ? `${exactText(point.cell, doc)} (n = ${countOf(point.cell.n, nounOf(doc))})` : "";
        },
        look: "main",
      },
    ],
  };
}

export function trendColumns(doc: CohortsDoc): TableColumn<TrendPoint>[] {
  return [
    { id: "cohort", header: "Cohort", cell: ({ cohort }) => longCohortName(cohort, doc.grain) },
    { id: "size", header: "Size", align: "end", cell: ({ size }) => formatCount(size) },
    { id: "value", header: "Value", align: "end", value: ({ cell }) => ({ cell, unit: unitOf(doc) }) },
    { id: "n", header: `n (${nounOf(doc)})`, align: "end", cell: ({ cell }) => formatCount(cell.n) },
    { id: "state", header: "State", cell: ({ complete }) => (complete ? "Complete" : notOver(doc.grain)) },
  ];
}

/** Every cell as a line, for the heatmap's table. */
export function cellColumns(doc: CohortsDoc): TableColumn<TrendPoint>[] {
  const [cohort, size, ...figures] = trendColumns(doc);
  const period: TableColumn<TrendPoint> = {
    id: "period",
    header: doc.grain === "week" ? "Week" : "Month",
    align: "end",
    cell: (point) => point.period,
  };
  return [cohort, size, period, ...figures].filter((column) => column !== undefined);
}

export function cellsOf({ cohorts }: CohortsDoc): TrendPoint[] {
  return cohorts.flatMap(({ cohort, size, cells }) => cells.map((cell) => ({ cohort, size, ...cell })));
}

export function trendCsv(doc: CohortsDoc, period: number): { header: string[]; rows: (string | number | null)[][] } {
  const rows = trendOf(doc, period).map(({ cohort, size, cell, complete }) => [
    cohort,
    size,
    period,
    cellValue(cell),
    cell.n,
    String(complete),
  ]);
  return { header: ["cohort", "size", "period", "value", "n", "complete"], rows };
}
