import { useMemo } from "react";
import type { Window } from "../../shared/api/signalRequests.ts";
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
const MOST = 31 * 24 * HOUR;

export function GroupTrend({ doc, view, loading }: Props) {
  const { from, to } = view.instants;
  const counts = useMemo(() => hourCounts(doc, { from, to }), [doc, from, to]);
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

/** Hours without an alert are not sent, and are zero; a bar an hour is not drawn beyond a month. */
export function hourCounts({ trend, group: { priority } }: AlertGroupDoc, { from, to }: Window): Counts {
  const known = new Map(trend.map(({ hour, n }) => [Date.parse(hour), n]));
  const whole = Date.parse(to) - Date.parse(from) <= MOST;
  const first = whole ? Math.floor(Date.parse(from) / HOUR) * HOUR : Math.min(...known.keys());
  const last = whole ? Date.parse(to) - 1 : Math.max(...known.keys());
  const hours = last >= first ? Math.floor((last - first) / HOUR) + 1 : 0;
  const times = Array.from({ length: hours }, (_, i) => first + i * HOUR);
  return {
    steps: times.map((time) => new Date(time).toISOString()),
    stepSeconds: 3600,
    noun: "alerts",
    series: [{ name: priority, color: PRIORITIES[priority].color, counts: times.map((time) => known.get(time) ?? 0) }],
  };
}
