import type { Anomaly } from "../anomalies/schema.ts";
import { type MetricId, metrics } from "../kpis/index.ts";

/** Anomalies this far apart still belong to one incident. */
const gapMs = 2 * 3_600_000;

/** Anomalies that overlap, oldest first. */
export interface Group {
  anomalies: Anomaly[];
  startedAt: number;
  /** Null: at least one of them goes on. */
  endedAt: number | null;
}

/** Whether a change is one that somebody should look at: revenue above its band is good news. */
export function isHarmful({ metric, direction }: Pick<Anomaly, "metric" | "direction">): boolean {
  const good = metrics[metric as MetricId].direction;
  return good === "neutral" || (good === "up_is_good") === (direction === "down");
}

const startOf = (it: Anomaly) => Date.parse(it.started_at);
const endOf = (it: Anomaly) => (it.ended_at === null ? Number.POSITIVE_INFINITY : Date.parse(it.ended_at));

/** Refunds speak of orders of other days; that they rise while sales fall is mostly chance. */
const isOfSales = (it: Anomaly) => it.metric !== "refunds";

/** Anomalies that overlap become one group. */
export function groupAnomalies(anomalies: readonly Anomaly[]): Group[] {
  const harmful = anomalies.filter(isHarmful);
  const groups = [harmful.filter(isOfSales), harmful.filter((it) => !isOfSales(it))].flatMap(joinOverlapping);
  return groups.toSorted((a, b) => a.startedAt - b.startedAt);
}

function joinOverlapping(anomalies: readonly Anomaly[]): Group[] {
  const sorted = anomalies.toSorted((a, b) => startOf(a) - startOf(b) || a.id - b.id);
  const groups: (Group & { until: number })[] = [];
  for (const it of sorted) {
    const last = groups.at(-1);
    if (last && startOf(it) <= last.until + gapMs) {
      last.anomalies.push(it);
      last.until = Math.max(last.until, endOf(it));
    } else groups.push({ anomalies: [it], startedAt: startOf(it), endedAt: null, until: endOf(it) });
  }
  return groups.map(({ until, ...group }) => ({ ...group, endedAt: Number.isFinite(until) ? until : null }));
}

/** How directly a metric speaks of sales; of two that are as odd the one that does so more. */
const order: readonly string[] = ["orders", "conversion", "gross_revenue", "sessions", "aov", "refunds"];

/** The anomaly that shows an incident best: one of the whole shop if there is one, and of those the oddest. */
export function leadOf({ anomalies }: Group): Anomaly {
  const weight = (it: Anomaly) => {
    const rank = order.indexOf(it.metric);
    return Math.abs(it.z) * (rank < 0 ? 0.5 : 1 - rank / 20);
  };
  const whole = anomalies.filter((it) => it.dimension === "");
  const [lead] = (whole.length > 0 ? whole : anomalies).toSorted((a, b) => weight(b) - weight(a) || a.id - b.id);
  return lead as Anomaly;
}

const percent = (share: number) => `${Math.round(Math.abs(share) * 100)} %`;

/** "Orders 92 % below expected in Germany". */
export function titleOf(lead: Anomaly): string {
  const name = metrics[lead.metric as MetricId].name;
  const side = lead.direction === "down" ? "below" : "above";
  const where = lead.value === "" ? "" : ` (${lead.value})`;
  return `${name}${where} ${percent(lead.change)} ${side} expected`;
}
