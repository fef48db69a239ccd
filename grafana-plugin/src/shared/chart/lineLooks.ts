import type { ChartSeries } from "./kpiChart.ts";

/** Hue and dash both differ, because colour alone must not tell lines apart. */
const OTHERS: { color: string; dash: number[] }[] = [
  { color: "orange", dash: [] },
  { color: "purple", dash: [8, 3] },
  { color: "green", dash: [2, 3] },
  { color: "red", dash: [8, 3, 2, 3] },
  { color: "yellow", dash: [4, 4] },
  { color: "semi-dark-purple", dash: [12, 4] },
  { color: "semi-dark-green", dash: [1, 5] },
  { color: "semi-dark-orange", dash: [12, 3, 2, 3, 2, 3] },
];

/** How the lines of one chart look, the first as a chart's main line. */
export function lineLook(i: number): ChartSeries["look"] {
  return i === 0 ? "main" : (OTHERS[(i - 1) % OTHERS.length] ?? "second");
}
