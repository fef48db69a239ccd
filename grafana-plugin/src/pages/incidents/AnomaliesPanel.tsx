import { Text } from "@grafana/ui";
import type { Anomaly } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { anomalyColumns } from "./anomalyColumns.tsx";

interface Props {
  anomalies: Anomaly[];
  timeZone: string;
}

export function AnomaliesPanel({ anomalies, timeZone }: Props) {
  return (
    <ChartPanel
      title="Anomalies"
      description="Each figure that left its expected range and belongs to this incident."
      onCsv={() => downloadText("anomalies.csv", anomaliesCsv(anomalies))}
      chart={
        anomalies.length === 0 ? (
          <Text color="secondary">None is left: the figures were corrected since.</Text>
        ) : (
          <DataTable
            label="Anomalies"
            rows={anomalies}
            rowKey={({ id }) => String(id)}
            currency={null}
            maxHeight={360}
            columns={anomalyColumns(timeZone)}
          />
        )
      }
    />
  );
}

export function anomaliesCsv(anomalies: Omit<Anomaly, "id" | "incident_id">[]): string {
  return toCsv(
    [
      "metric",
      "dimension",
      "value",
      "started_at",
      "began_by",
      "ended_at",
      "buckets",
      "actual",
      "expected",
      "change",
      "z",
      "p",
    ],
    anomalies.map((row) => [
      row.metric,
      row.dimension,
      row.value,
      row.started_at,
      row.began_by,
      row.ended_at,
      row.buckets,
      row.actual,
      row.expected,
      row.change,
      row.z,
      row.p,
    ]),
  );
}
