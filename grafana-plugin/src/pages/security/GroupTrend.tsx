import { useMemo } from "react";
import type { AlertGroupDoc } from "../../shared/api/types.ts";
import { CountChartPanel } from "../../shared/chart/CountChartPanel.tsx";
import type { Counts } from "../../shared/chart/countChart.ts";
import { absolute } from "../../shared/time/range.ts";
import type { View } from "../../shared/url/useView.ts";
import { PRIORITIES } from "./priority.ts";

interface Props {
  doc: AlertGroupDoc;
  view: View;
  loading: boolean;
}

const HOUR = 3_600_000;

export function GroupTrend({ doc, view, loading }: Props) {
  const counts = useMemo(() => hourCounts(doc), [doc]);
  return (
    <CountChartPanel
      title="Alerts by hour"
      file={`alert-group-${doc.group.id}`}
      counts={counts}
      timeZone={view.timeZone}
      height={160}
      loading={loading}
      onZoom={(from, to) => view.update({ range: absolute(from, to, view.timeZone) })}
    />
  );
}

/** Hours without an alert are not sent, and are zero. */
export function hourCounts({ trend, group: { priority } }: AlertGroupDoc): Counts {
  const known = new Map(trend.map(({ hour, n }) => [Date.parse(hour), n]));
  const first = Math.min(...known.keys());
  const last = Math.max(...known.keys());
  const hours = known.size > 0 ? Math.floor((last - first) / HOUR) + 1 : 0;
  const times = Array.from({ length: hours }, (_, i) => first + i * HOUR);
  return {
    steps: times.map((time) => new Date(time).toISOString()),
    stepSeconds: 3600,
    noun: "alerts",
    series: [{ name: priority, color: PRIORITIES[priority].color, counts: times.map((time) => known.get(time) ?? 0) }],
  };
}
