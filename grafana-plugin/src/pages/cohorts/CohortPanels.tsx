import { useState } from "react";
import { fetchCsv } from "../../shared/api/client.ts";
import type { CohortsDoc } from "../../shared/api/types.ts";
import { cohortsRequest } from "../../shared/cohorts/question.ts";
import { downloadText } from "../../shared/format/csv.ts";
import type { View } from "../../shared/url/useView.ts";
import { CurvePanel } from "./CurvePanel.tsx";
import type { CohortsState } from "./cohortsState.ts";
import { HeatmapPanel } from "./HeatmapPanel.tsx";
import { TrendPanel } from "./TrendPanel.tsx";
import { trendOf } from "./trend.ts";

interface Props {
  doc: CohortsDoc;
  loading: boolean;
  view: View;
  state: CohortsState;
}

export function CohortPanels({ doc, loading, view, state: { question, period } }: Props) {
  const [chosen, setChosen] = useState(false);
  const choose = (next: number | undefined) => {
    setChosen(true);
    view.setParams({ period: next === undefined ? undefined : String(next) });
  };
  const hasTrend = period !== undefined && trendOf(doc, period).length > 0;
  const csv = async () =>
    downloadText(`cohorts-${doc.unit}-${doc.grain}.csv`, await fetchCsv(cohortsRequest(question)));
  return (
    <>
      <CurvePanel doc={doc} loading={loading} />
      <HeatmapPanel
        doc={doc}
        question={question}
        loading={loading}
        period={hasTrend ? period : undefined}
        onPeriod={(next) => choose(next === period ? undefined : next)}
        onCsv={csv}
      />
      {hasTrend && (
        <TrendPanel doc={doc} loading={loading} period={period} reveal={chosen} onClose={() => choose(undefined)} />
      )}
    </>
  );
}
