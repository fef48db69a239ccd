import { Stack } from "@grafana/ui";
import { useMemo } from "react";
import type { IngestRate, OperationsDoc } from "../../shared/api/types.ts";
import { CountChartPanel } from "../../shared/chart/CountChartPanel.tsx";
import type { Counts } from "../../shared/chart/countChart.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { MiniTrend } from "../../shared/components/MiniTrend.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { absolute } from "../../shared/time/range.ts";
import type { View } from "../../shared/url/useView.ts";

interface Props {
  view: View;
  ingest: OperationsDoc["ingest"];
  loading: boolean;
}

const PALETTE = ["blue", "orange", "purple", "green", "yellow", "light-blue", "super-light-red", "dark-green"];

export function IngestPanel({ view, ingest, loading }: Props) {
  const counts = useMemo(() => ingestCounts(ingest), [ingest]);
  return (
    <Stack direction="column" gap={1}>
      <CountChartPanel
        title="Accepted by source"
        description="Orders, alerts, lines and whatever else was let in."
        file="ingest"
        counts={counts}
        timeZone={view.timeZone}
        height={200}
        loading={loading}
        onZoom={(from, to) => view.update({ range: absolute(from, to, view.timeZone) })}
      />
      <ChartPanel
        title="Ingest"
        onCsv={() => downloadText("ingest-rates.csv", ingestCsv(ingest.rows))}
        chart={
          <DataTable
            label="Ingest"
            rows={ingest.rows}
            rowKey={({ source }) => source}
            currency={null}
            columns={COLUMNS}
          />
        }
      />
    </Stack>
  );
}

const NAMES: Record<string, string> = {
  deploys: "Deploys",
  falco: "Falco alerts",
  github: "GitHub's webhook",
  loki_push: "Log lines (Loki push)",
  otlp: "Log lines (OpenTelemetry)",
  notifications: "Alert notifications",
  signals: "Reported changes",
};

const sourceName = (source: string) => NAMES[source] ?? source;

const COLUMNS: TableColumn<IngestRate>[] = [
  { id: "source", header: "Source", cell: ({ source }) => sourceName(source) },
  { id: "trend", header: "Trend", cell: ({ counts }) => <MiniTrend counts={counts} /> },
  { id: "accepted", header: "Accepted", align: "end", cell: ({ accepted }) => formatCount(accepted) },
  { id: "duplicates", header: "Sent again", align: "end", cell: ({ duplicates }) => formatCount(duplicates) },
  { id: "rejected", header: "Rejected", align: "end", cell: ({ rejected }) => formatCount(rejected) },
];

export function ingestCounts({ steps, step_seconds, rows }: OperationsDoc["ingest"]): Counts {
  return {
    steps,
    stepSeconds: step_seconds,
    noun: "entries",
    series: rows
      .filter(({ accepted }) => accepted > 0)
      .map(({ source, counts }, i) => ({
        name: sourceName(source),
        color: PALETTE[i % PALETTE.length] ?? "gray",
        counts,
      })),
  };
}

function ingestCsv(rows: IngestRate[]): string {
  return toCsv(
    ["source", "accepted", "duplicates", "rejected"],
    rows.map((row) => [row.source, row.accepted, row.duplicates, row.rejected]),
  );
}
