import { useMemo } from "react";
import type { KpiDoc } from "../api/types.ts";
import type { Loaded } from "../api/useApi.ts";
import { ChartPanel } from "../components/ChartPanel.tsx";
import { DataTable } from "../components/DataTable.tsx";
import { Bone } from "../components/Skeletons.tsx";
import { FailureMessage } from "../components/StateMessage.tsx";
import { formatCell, formatCompact } from "../format/cell.ts";
import { downloadText } from "../format/csv.ts";
import { bucketRows, kpiChart, kpiCsv, kpiTableColumns } from "./kpiChart.ts";
import { TimeChart } from "./TimeChart.tsx";

interface Props {
  loaded: Loaded<KpiDoc>;
  timeZone: string;
  height: number;
  title?: string;
  onZoom?: (fromMs: number, toMs: number, local: boolean) => void;
  /** The API's CSV; without it the file is made from the answer on screen. */
  onCsv?: () => void;
}

export function KpiChartPanel({ loaded, timeZone, height, title, onZoom, onCsv }: Props) {
  const { doc, failure, loading, retry } = loaded;
  const model = useMemo(() => doc && kpiChart(doc, timeZone), [doc, timeZone]);
  if (failure) {
    return <FailureMessage failure={failure} onRetry={retry} />;
  }
  if (!doc || !model) {
    return <Bone height={height + 80} />;
  }
  const { metric, currency, range } = doc;
  const name = title ?? `${metric.name} by ${range.interval}`;
  const total = formatCell(doc.total, metric.unit, currency);
  return (
    <ChartPanel
      title={name}
      description={`${metric.question} Formula: ${metric.formula}`}
      loading={loading}
      onCsv={onCsv ?? (() => downloadText(`${metric.id}.csv`, kpiCsv(doc)))}
      chart={
        <TimeChart
          model={model}
          height={height}
          timeZone={timeZone}
          label={`${name}, ${model.times.length} points, in all ${total.reason ?? total.text}`}
          formatAxis={(value) => formatCompact(value, metric.unit, currency)}
          onZoom={onZoom && ((from, to) => onZoom(from, to, model.local))}
        />
      }
      table={
        <DataTable
          label={`${name} as a table`}
          columns={kpiTableColumns(doc, timeZone)}
          rows={bucketRows(doc)}
          rowKey={(row) => row.bucket ?? ""}
          currency={currency}
          maxHeight={height + 24}
        />
      }
    />
  );
}
