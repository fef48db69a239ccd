import type { Plan } from "@vigie/simulator";
import {
  type Calendar,
  judgeHistory,
  monitors,
  nameOf,
  seriesOf,
  slotsOf,
  toHour,
  toInstant,
} from "../anomalies/index.ts";
import type { Anomaly } from "../anomalies/schema.ts";
import { contributionsOf, groupAnomalies, leadOf, questionOf, rankSignals, whereOf } from "../incidents/index.ts";
import type { CausesDoc } from "../incidents/schema.ts";
import { type MetricId, metrics } from "../kpis/index.ts";
import { type Signal, signalKind } from "../signals/schema.ts";
import type { Ledger } from "./ledger.ts";

const minorUnits = 100;
const weeksCompared = 4;

/** An incident as the appliance would have told it. */
export interface Detected {
  from: number;
  /** Null: it went on at the end. */
  to: number | null;
  /** End of the hour in which it was first seen. */
  detected: number;
  metric: string;
  anomalies: number;
  causes: CausesDoc["causes"];
}

function calendarOf({ stores, countries }: Plan): Calendar {
  const shares = new Map<string, number>();
  for (const { time_zone, share } of stores) shares.set(time_zone, (shares.get(time_zone) ?? 0) + share);
  const [usual] = [...shares].sort((a, b) => b[1] - a[1]);
  const zones = countries.flatMap(({ code, name }) => {
    const zone = stores.find(({ country }) => country === code)?.time_zone;
    return zone ? [{ dimension: "country", value: name, time_zone: zone }] : [];
  });
  return {
    slotOf: slotsOf([{ dimension: "", value: "", time_zone: usual?.[0] ?? "UTC" }, ...zones]),
    marks: () => undefined,
  };
}

export function anomaliesOf(plan: Plan, ledger: Ledger): Anomaly[] {
  const calendar = calendarOf(plan);
  const range = { from: toHour(Date.parse(plan.start)), to: toHour(Date.parse(plan.end)) };
  const found = monitors
    .filter((it) => it.settings.enabled)
    .flatMap((monitor) => judgeHistory(monitor, seriesOf(monitor, ledger.hours(monitor.dimension)), range, calendar));
  return found.map(({ monitor, value, currency, finding, open }, index) => ({
    id: index + 1,
    monitor: monitor.id,
    metric: monitor.metric,
    name: nameOf(monitor),
    unit: metrics[monitor.metric].unit,
    currency: currency || null,
    dimension: monitor.dimension,
    value,
    direction: finding.direction,
    started_at: toInstant(finding.from).toISOString(),
    began_by: toInstant(finding.beganBy + 1).toISOString(),
    ended_at: open ? null : toInstant(finding.last + 1).toISOString(),
    detected_at: toInstant(finding.found + 1).toISOString(),
    buckets: finding.buckets,
    actual: finding.value,
    expected: finding.expected,
    change: finding.expected > 0 ? finding.value / finding.expected - 1 : 1,
    z: finding.z,
    p: finding.p,
    incident_id: null,
  }));
}

/** Everything that the lookout says of a simulated shop: the very functions that the jobs run, on sums in memory. */
export function detect(plan: Plan, ledger: Ledger, signals: readonly Signal[]): Detected[] {
  // A shop knows nothing of the time before its begin; there, nothing is rare.
  const since = new Map(signalKind.options.map((kind) => [kind, Date.parse(plan.start)]));
  return groupAnomalies(anomaliesOf(plan, ledger)).map((group) => {
    const lead = leadOf(group);
    const to = group.endedAt ?? Date.parse(plan.end);
    const ofSales = lead.metric !== "sessions" && lead.metric !== "conversion";
    const rows = ofSales ? ledger.cube(toHour(group.startedAt), toHour(to), weeksCompared) : [];
    const contributions = ofSales ? contributionsOf(lead.metric as MetricId, rows, minorUnits) : null;
    const { causes } = rankSignals(questionOf(group, whereOf(lead, contributions)), signals, since);
    return {
      from: group.startedAt,
      to: group.endedAt,
      detected: Math.min(...group.anomalies.map((it) => Date.parse(it.detected_at))),
      metric: lead.metric,
      anomalies: group.anomalies.length,
      causes,
    };
  });
}
