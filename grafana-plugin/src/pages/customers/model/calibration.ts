import type { ChartModel } from "../../../shared/chart/kpiChart.ts";
import { countOf, formatCompact } from "../../../shared/format/cell.ts";
import type { Churn } from "./modelFacts.ts";

export type CalibrationRow = Churn["tested"]["calibration"][number];

const percent = (value: number) => formatCompact(value, "ratio", null);

/** Observed against predicted: on the dashed line every score were right. */
export function calibrationModel(rows: CalibrationRow[]): ChartModel {
  const sorted = rows.toSorted((a, b) => a.predicted - b.predicted);
  return {
    times: sorted.map(({ predicted }) => predicted * 100),
    axis: (x) => percent(x / 100),
    labels: sorted.map(({ from, to }) => `Scores ${percent(from)} to ${percent(to)}`),
    incomplete: sorted.map(() => null),
    local: true,
    series: [
      {
        name: "Observed",
        values: sorted.map(({ observed }) => observed),
        describe: (i) => `${percent(sorted[i]?.observed ?? 0)} (n = ${countOf(sorted[i]?.cases ?? 0, "customers")})`,
        look: "second",
      },
      {
        name: "Predicted",
        values: sorted.map(({ predicted }) => predicted),
        describe: (i) => percent(sorted[i]?.predicted ?? 0),
        look: "comparison",
      },
    ],
  };
}
