import type { ComparedMetricDoc, ComparisonDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { pText } from "../../shared/experiments/words.ts";
import { formatCount, NO_VALUE } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";

type Slice = ComparisonDoc["slices"][number];
interface Row {
  metric: ComparedMetricDoc;
  arm: string;
  slice: Slice;
  value: Slice["values"][number];
}

/** One line for each metric, arm and value of a dimension. */
export const rowsOf = (metrics: readonly ComparedMetricDoc[]): Row[] =>
  metrics.flatMap((metric) =>
    metric.comparisons.flatMap(({ arm, slices }) =>
      slices.flatMap((slice) => slice.values.map((value) => ({ metric, arm, slice, value }))),
    ),
  );

/** Whether the values of a dimension differ more than chance makes them. */
export function differText({ differ }: Slice, alpha: number): string {
  if (!("adjusted_p" in differ)) {
    return "Not enough data";
  }
  return differ.adjusted_p < alpha ? `Differ: p ${pText(differ.adjusted_p)}` : "Alike but for chance";
}

const signed = (value: number, text: string) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${text}`;

/** Of shares in points: a change of 2 % could be taken for one relative to the control. */
function changeText({ kind }: ComparedMetricDoc, value: number): string {
  const [size, unit] = kind === "proportion" ? [100 * Math.abs(value), " points"] : [Math.abs(value), ""];
  const digits = kind === "proportion" ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 5 };
  return signed(value, `${size.toLocaleString(undefined, digits)}${unit}`);
}

function differenceText({ metric, value: { difference } }: Row): string {
  if (!("value" in difference)) {
    return NO_VALUE;
  }
  const [at, lower, upper] = [difference.value, difference.lower, difference.upper].map((it) => changeText(metric, it));
  return `${at} (${lower} to ${upper})`;
}

const columnsOf = (alpha: number): TableColumn<Row>[] => [
  { id: "metric", header: "Metric", cell: ({ metric }) => metric.name },
  { id: "value", header: "Units of", cell: ({ value }) => value.value },
  { id: "difference", header: "Change (interval)", align: "end", cell: differenceText },
  { id: "units", header: "Units", align: "end", cell: ({ value }) => formatCount(value.units) },
  { id: "differ", header: "Do they differ?", cell: ({ slice }) => differText(slice, alpha) },
  { id: "dimension", header: "By", cell: ({ slice }) => slice.dimension.replaceAll("_", " ") },
  { id: "arm", header: "Arm", cell: ({ arm }) => arm },
];

const HEADER = ["metric", "arm", "dimension", "value", "units", "change", "low", "high", "differ_adjusted_p"];

const csvOf = (rows: readonly Row[]) =>
  toCsv(
    HEADER,
    rows.map(({ metric, arm, slice, value }) => [
      metric.name,
      arm,
      slice.dimension,
      value.value,
      value.units,
      ...("value" in value.difference
        ? [value.difference.value, value.difference.lower, value.difference.upper]
        : [null, null, null]),
      "adjusted_p" in slice.differ ? slice.differ.adjusted_p : null,
    ]),
  );

/** The effect among the units of each value of the plan's dimensions. */
export function SlicesPanel({ name, alpha, metrics }: { name: string; alpha: number; metrics: ComparedMetricDoc[] }) {
  const rows = rowsOf(metrics);
  if (rows.length === 0) {
    return null;
  }
  return (
    <ChartPanel
      title="By dimension"
      description="The effect among the units of each value. Where the values are alike but for chance, single ones say nothing."
      chart={
        <DataTable
          label="Effects by dimension"
          columns={columnsOf(alpha)}
          rows={rows}
          rowKey={({ metric, arm, slice, value }) => `${metric.name} ${arm} ${slice.dimension} ${value.value}`}
          currency={null}
          maxHeight={420}
        />
      }
      onCsv={() => downloadText(`${name}-by-dimension.csv`, csvOf(rows))}
    />
  );
}
