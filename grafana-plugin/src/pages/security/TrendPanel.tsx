import { useMemo } from "react";
import type { SecurityDoc } from "../../shared/api/types.ts";
import { CountChartPanel } from "../../shared/chart/CountChartPanel.tsx";
import type { Counts } from "../../shared/chart/countChart.ts";
import { absolute } from "../../shared/time/range.ts";
import type { View } from "../../shared/url/useView.ts";
import { PRIORITIES, PRIORITY_NAMES } from "./priority.ts";

interface Props {
  view: View;
  doc: SecurityDoc;
  loading: boolean;
}

export function TrendPanel({ view, doc, loading }: Props) {
  const counts = useMemo(() => trendCounts(doc.trend), [doc.trend]);
  return (
    <CountChartPanel
      title="Alerts by priority"
      description="Every alert that Falco sent, silenced or not."
      file="alerts-by-priority"
      counts={counts}
      timeZone={view.timeZone}
      height={240}
      loading={loading}
      onZoom={(from, to) => view.update({ range: absolute(from, to, view.timeZone) })}
    />
  );
}

/** The worst stand on the ground, where their number can be read. */
export function trendCounts({ steps, step_seconds, by_priority }: SecurityDoc["trend"]): Counts {
  const rank = (name: (typeof by_priority)[number]) => PRIORITY_NAMES.indexOf(name.priority);
  return {
    steps,
    stepSeconds: step_seconds,
    noun: "alerts",
    series: by_priority
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ priority, counts }) => ({ name: priority, color: PRIORITIES[priority].color, counts })),
  };
}
