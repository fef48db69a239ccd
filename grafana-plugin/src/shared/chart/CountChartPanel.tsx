import { Text } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { ChartPanel } from "../components/ChartPanel.tsx";
import { DataTable } from "../components/DataTable.tsx";
import { countOf, formatCompact } from "../format/cell.ts";
import { downloadText } from "../format/csv.ts";
import { type Counts, countChart, countColumns, countCsv, countRows } from "./countChart.ts";
import { TimeChart } from "./TimeChart.tsx";

interface Props {
  title: string;
  description?: string;
  file: string;
  counts: Counts;
  timeZone: string;
  height: number;
  loading?: boolean;
  actions?: ReactNode;
  onZoom?: (fromMs: number, toMs: number) => void;
}

/** Counts per step, stacked. */
export function CountChartPanel(props: Props) {
  const { title, description, file, counts, timeZone, height, loading, actions, onZoom } = props;
  const model = useMemo(() => countChart(counts, timeZone, Date.now()), [counts, timeZone]);
  const total = counts.series.flatMap((series) => series.counts).reduce((sum, count) => sum + count, 0);
  return (
    <ChartPanel
      title={title}
      description={description}
      loading={loading}
      actions={actions}
      onCsv={() => downloadText(`${file}.csv`, countCsv(counts))}
      chart={
        total === 0 ? (
          <Text color="secondary">No {counts.noun} in this range.</Text>
        ) : (
          <TimeChart
            model={model}
            height={height}
            timeZone={timeZone}
            label={`${title}, ${countOf(total, counts.noun)}`}
            formatAxis={(value) => formatCompact(value, "count", null)}
            onZoom={onZoom}
          />
        )
      }
      table={
        <DataTable
          label={`${title} as a table`}
          columns={countColumns(counts, timeZone)}
          rows={countRows(counts)}
          rowKey={({ step }) => step}
          currency={null}
          maxHeight={height + 24}
        />
      }
    />
  );
}
