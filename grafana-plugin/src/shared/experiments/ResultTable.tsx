import type { ComparedMetricDoc } from "../api/types.ts";
import { DataTable, type TableColumn } from "../components/DataTable.tsx";
import { IconWord } from "../components/IconWord.tsx";
import { formatCount, NO_VALUE } from "../format/cell.ts";
import { toCsv } from "../format/csv.ts";
import { type Spot, spotsOf } from "./intervals.ts";
import { figureText, pText, shareText, verdictOf } from "./words.ts";

interface Props {
  label: string;
  metrics: readonly ComparedMetricDoc[];
  control: string;
}

function armValue({ metric }: Spot, arm: string): number | undefined {
  const found = metric.arms.find((it) => it.arm === arm)?.value;
  return typeof found === "number" ? found : undefined;
}

function textOf(spot: Spot, arm: string): string {
  const value = armValue(spot, arm);
  return value === undefined ? NO_VALUE : figureText(spot.metric, value);
}

export function ResultTable({ label, metrics, control }: Props) {
  return (
    <DataTable
      label={label}
      columns={columnsOf(control)}
      rows={spotsOf(metrics)}
      rowKey={({ metric, comparison }) => `${metric.name} ${comparison.arm}`}
      currency={null}
    />
  );
}

function columnsOf(control: string): TableColumn<Spot>[] {
  const end = "end" as const;
  return [
    { id: "metric", header: "Metric", cell: ({ metric }) => metric.name },
    { id: "arm", header: "Arm", cell: ({ comparison }) => comparison.arm },
    { id: "verdict", header: "Verdict", cell: ({ comparison }) => <IconWord {...verdictOf(comparison)} /> },
    { id: "n", header: "Units", align: end, cell: (it) => formatCount(unitsOf(it)) },
    { id: "control", header: control, align: end, cell: (it) => textOf(it, control) },
    { id: "value", header: "Arm's", align: end, cell: (it) => textOf(it, it.comparison.arm) },
    { id: "lift", header: "Change", align: end, cell: ({ lift }) => (lift ? shareText(lift.value) : NO_VALUE) },
    {
      id: "interval",
      header: "Interval",
      align: end,
      cell: ({ lift }) => (lift ? `${shareText(lift.lower)} to ${shareText(lift.upper)}` : NO_VALUE),
    },
    { id: "p", header: "p", align: end, cell: ({ comparison }) => pText(comparison.p) },
    { id: "adjusted", header: "p, corrected", align: end, cell: ({ comparison }) => pText(comparison.adjusted_p) },
    {
      id: "win",
      header: "Chance to win",
      align: end,
      cell: ({ comparison: { bayes } }) =>
        "chance_to_win" in bayes ? `${(100 * bayes.chance_to_win).toFixed(1)} %` : NO_VALUE,
    },
    {
      id: "detectable",
      header: "Would be found",
      align: end,
      cell: ({ metric, comparison }) =>
        typeof comparison.detectable === "number" ? `± ${figureText(metric, comparison.detectable)}` : NO_VALUE,
    },
    { id: "method", header: "Method", cell: ({ metric }) => metric.method },
  ];
}

const unitsOf = ({ metric, comparison }: Spot): number =>
  metric.arms.reduce((sum, it, at) => sum + (at === 0 || it.arm === comparison.arm ? it.n : 0), 0);

const HEADER = ["metric", "arm", "units", "control", "value", "change", "low", "high", "p", "adjusted_p", "method"];

export function resultCsv(metrics: readonly ComparedMetricDoc[], control: string): string {
  return toCsv(
    HEADER,
    spotsOf(metrics).map((it) => [
      it.metric.name,
      it.comparison.arm,
      unitsOf(it),
      armValue(it, control) ?? null,
      armValue(it, it.comparison.arm) ?? null,
      it.lift?.value ?? null,
      it.lift?.lower ?? null,
      it.lift?.upper ?? null,
      typeof it.comparison.p === "number" ? it.comparison.p : null,
      typeof it.comparison.adjusted_p === "number" ? it.comparison.adjusted_p : null,
      it.metric.method,
    ]),
  );
}
