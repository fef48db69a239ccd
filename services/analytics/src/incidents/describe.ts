import { createHash } from "node:crypto";
import type { Anomaly } from "../anomalies/schema.ts";
import { type MetricId, metrics } from "../kpis/index.ts";
import type { Question } from "./causes.ts";
import { type Group, leadOf } from "./group.ts";
import type { Contribution, ContributionsDoc, Incident, MoneyAtStake } from "./schema.ts";

/** A value that most of a change comes from, and that is not most of the shop anyway, says where it is. */
const mostOfIt = 0.7;
const notMostOfAll = 0.5;
const telling = 0.02;

/** Where a change is, if it is not everywhere: the series that shows it, and the values that it comes from. */
export function whereOf(lead: Anomaly, contributions: ContributionsDoc | null): Record<string, string> {
  const where: Record<string, string> = lead.dimension === "" ? {} : { [lead.dimension]: lead.value };
  const isQuotient = metrics[lead.metric as MetricId].compute.parts.under !== undefined;
  for (const { dimension, surprise, values } of contributions?.dimensions ?? []) {
    const [top] = values;
    if (!top || surprise < telling || top.share < mostOfIt || dimension in where) continue;
    const share = isQuotient ? weightOf(top) : top.expected / (contributions?.expected || Number.POSITIVE_INFINITY);
    if (share <= notMostOfAll) where[dimension] = top.value;
  }
  return where;
}

/** Of a quotient the rate effect is the change times the weight, and so gives the weight away. */
function weightOf({ rate, actual, expected }: Contribution): number {
  return actual === expected ? 0 : rate / (actual - expected);
}

const aboutMs = 2 * 3_600_000;

/** The share of the shop's figure that is missing; of a slice it would have to be weighed by what the slice earns. */
function lossOf({ direction, dimension, change }: Anomaly): number | undefined {
  return direction === "down" && dimension === "" ? Math.abs(change) : undefined;
}

/** What is asked of the signals: when it began, where, and what changed. */
export function questionOf(group: Group, where: Record<string, string>): Question {
  const lead = leadOf(group);
  const began = Date.parse(lead.started_at);
  // Of the anomalies that began at about the time of the one that shows it best, the earliest.
  const near = group.anomalies.filter((it) => Math.abs(Date.parse(it.started_at) - began) <= aboutMs);
  return {
    at: new Date(Math.min(...near.map((it) => Date.parse(it.started_at)))),
    beganBy: new Date(lead.began_by),
    until: new Date(Math.max(Date.parse(lead.detected_at), lead.ended_at ? Date.parse(lead.ended_at) : 0)),
    loss: lossOf(lead),
    bucketMinutes: 60,
    dimensions: where,
    changes: group.anomalies.map(({ metric, direction }) => ({ metric, direction })),
  };
}

/** Metrics whose fall is a loss by itself. Fewer visits or smaller orders need not cost anything. */
const sales = new Set(["orders", "conversion", "gross_revenue", "net_revenue", "units"]);

/** Critical: half of the sales or more are missing. Of other figures the money says whether it matters. */
export function severityOf(lead: Anomaly, money: MoneyAtStake): Incident["severity"] {
  if (sales.has(lead.metric)) return Math.abs(lead.change) >= 0.5 ? "critical" : "warning";
  return "low" in money && money.low > 0 ? "warning" : "info";
}

/** The series whose revenue is at stake: the slice that is hit, or the whole shop. */
export function scopeOf(group: Group): Pick<Anomaly, "dimension" | "value"> {
  const { dimension, value } = leadOf(group);
  return { dimension, value };
}

/** Changes when anything of its anomalies does. */
export function digestOf({ anomalies }: Group): string {
  const said = anomalies.map((it) => [it.id, it.started_at, it.ended_at, it.buckets, it.actual, it.expected]);
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 32);
}
