import type { Panel } from "@grafana/schema";
import { HEATMAP_PANEL_ID } from "../../constants.ts";
import type { CohortsDoc } from "../../shared/api/types.ts";
import { HeatmapTable } from "../../shared/cohorts/HeatmapTable.tsx";
import type { CohortQuestion } from "../../shared/cohorts/question.ts";
import { formulaOf, shownAs } from "../../shared/cohorts/words.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { AddToDashboard } from "../../shared/dashboard/AddToDashboard.tsx";
import { cellColumns, cellsOf } from "./trend.ts";

interface Props {
  doc: CohortsDoc;
  question: CohortQuestion;
  loading: boolean;
  period: number | undefined;
  onPeriod: (period: number) => void;
  onCsv: () => void;
}

const HEIGHT = "min(72vh, 680px)";

export function HeatmapPanel({ doc, question, loading, period, onPeriod, onCsv }: Props) {
  const title = `${shownAs(doc)}, by cohort`;
  return (
    <ChartPanel
      title={title}
      description={`A row is all ${doc.unit}s whose first order fell into that ${doc.grain}. Formula: ${formulaOf(doc)}`}
      loading={loading}
      onCsv={onCsv}
      actions={<AddToDashboard title={title} buildPanel={() => heatmapPanel(question, title)} />}
      chart={<HeatmapTable doc={doc} maxHeight={HEIGHT} period={period} onPeriod={onPeriod} />}
      table={
        <DataTable
          label={`${title}, as a list`}
          columns={cellColumns(doc)}
          rows={cellsOf(doc)}
          rowKey={({ cohort, period: column }) => `${cohort} ${column}`}
          currency={doc.currency}
          maxHeight={560}
        />
      }
    />
  );
}

/** Days stay behind: a panel follows the latest cohorts, or its dashboard's range. */
export function heatmapPanel({ from: _, to: __, ...options }: CohortQuestion, title: string): Panel {
  return { type: HEATMAP_PANEL_ID, title, gridPos: { x: 0, y: 0, w: 24, h: 14 }, options: { ...options } };
}
