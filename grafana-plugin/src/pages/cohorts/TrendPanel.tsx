import { Button } from "@grafana/ui";
import { useEffect, useMemo, useRef } from "react";
import type { CohortsDoc } from "../../shared/api/types.ts";
import { TimeChart } from "../../shared/chart/TimeChart.tsx";
import { formulaOf, periodName, shownAs, unitOf } from "../../shared/cohorts/words.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { formatCompact } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { trendColumns, trendCsv, trendModel, trendOf } from "./trend.ts";

interface Props {
  doc: CohortsDoc;
  loading: boolean;
  period: number;
  /** It was opened here and not by the address: it comes into view. */
  reveal: boolean;
  onClose: () => void;
}

const HEIGHT = 240;

/** One column of the heatmap as a line: whether later cohorts do better. */
export function TrendPanel({ doc, loading, period, reveal, onClose }: Props) {
  const model = useMemo(() => trendModel(doc, period), [doc, period]);
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another period comes into view too
  useEffect(() => {
    if (reveal) {
      ref.current?.scrollIntoView({ block: "nearest" });
    }
  }, [period]);
  const title = `${periodName(period, doc.grain)} across cohorts`;
  const csv = () => {
    const { header, rows } = trendCsv(doc, period);
    downloadText(`cohorts-${doc.grain}-${period}.csv`, toCsv(header, rows));
  };
  return (
    <div ref={ref}>
      <ChartPanel
        title={title}
        description={`${shownAs(doc)}, one point a cohort. Formula: ${formulaOf(doc)}`}
        loading={loading}
        onCsv={csv}
        actions={
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            icon="times"
            aria-label="Close the trend"
            onClick={onClose}
          />
        }
        chart={
          <TimeChart
            model={model}
            height={HEIGHT}
            timeZone="utc"
            label={`${title}, ${model.times.length} points`}
            formatAxis={(value) => formatCompact(value, unitOf(doc), doc.currency)}
          />
        }
        table={
          <DataTable
            label={`${title} as a table`}
            columns={trendColumns(doc)}
            rows={trendOf(doc, period)}
            rowKey={({ cohort }) => cohort}
            currency={doc.currency}
            maxHeight={HEIGHT + 24}
          />
        }
      />
    </div>
  );
}
