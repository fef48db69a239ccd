import { Text } from "@grafana/ui";
import { useMemo } from "react";
import { TimeChart } from "../../../shared/chart/TimeChart.tsx";
import { ChartPanel } from "../../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../../shared/components/DataTable.tsx";
import { formatCompact, formatCount } from "../../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../../shared/format/csv.ts";
import { type CalibrationRow, calibrationModel } from "./calibration.ts";

const TITLE = "Churn: predicted against observed";
const HEIGHT = 240;
const percent = (value: number) => formatCompact(value, "ratio", null);

export function CalibrationPanel({ rows }: { rows: CalibrationRow[] }) {
  const model = useMemo(() => calibrationModel(rows), [rows]);
  return (
    <ChartPanel
      title={TITLE}
      description="Customers in groups of the same size by their score: how many were said to leave, and how many did."
      onCsv={() => downloadText("churn-calibration.csv", csv(rows))}
      chart={
        <>
          <TimeChart
            model={model}
            height={HEIGHT}
            timeZone="utc"
            label={`${TITLE}, ${rows.length} groups`}
            formatAxis={percent}
          />
          <Text color="secondary" variant="bodySmall">
            Across: predicted. Up: share who left. The nearer to the dashed line, the better.
          </Text>
        </>
      }
      table={
        <DataTable
          label={`${TITLE} as a table`}
          rows={rows}
          rowKey={({ from }) => String(from)}
          currency={null}
          maxHeight={HEIGHT + 40}
          columns={[
            { id: "scores", header: "Scores", cell: ({ from, to }) => `${percent(from)} to ${percent(to)}` },
            { id: "cases", header: "Customers", align: "end", cell: ({ cases }) => formatCount(cases) },
            { id: "predicted", header: "Predicted", align: "end", cell: ({ predicted }) => percent(predicted) },
            { id: "observed", header: "Observed", align: "end", cell: ({ observed }) => percent(observed) },
          ]}
        />
      }
    />
  );
}

function csv(rows: CalibrationRow[]): string {
  return toCsv(
    ["from", "to", "customers", "predicted", "observed"],
    rows.map((it) => [it.from, it.to, it.cases, it.predicted, it.observed]),
  );
}
