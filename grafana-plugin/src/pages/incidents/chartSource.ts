import type { IncidentDoc } from "../../shared/api/types.ts";
import type { BandSource } from "../../shared/chart/bandChart.ts";
import type { Span } from "../../shared/chart/SpanLayer.tsx";

export type Shown = "metric" | "revenue";

/** Revenue of the whole shop, unless the incident is of just that already. */
export function hasRevenue({ chart, revenue }: IncidentDoc): boolean {
  return revenue.rows.length > 0 && (revenue.metric.id !== chart.metric.id || chart.value !== "");
}

export function chartSource({ chart, revenue }: IncidentDoc, shown: Shown): BandSource {
  return shown === "revenue" ? revenue : chart;
}

export function chartTitle({ chart, revenue }: IncidentDoc, shown: Shown): string {
  return shown === "revenue" ? revenue.metric.name : chart.metric.name + (chart.value && `, ${chart.value}`);
}

/** An open incident reaches to the end of the axis. */
export function incidentSpan({ incident: { id, started_at, ended_at } }: Pick<IncidentDoc, "incident">): Span {
  return {
    id: String(id),
    from: Date.parse(started_at),
    to: ended_at === null ? Number.POSITIVE_INFINITY : Date.parse(ended_at),
  };
}
