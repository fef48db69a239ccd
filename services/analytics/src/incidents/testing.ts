import type { Anomaly } from "../anomalies/schema.ts";
import { describeMetric, type MetricId } from "../kpis/index.ts";
import { json, type Runner } from "../platform/sql/index.ts";
import type { Signal } from "../signals/schema.ts";
import type { CausesDoc, Incident, MoneyAtStake } from "./schema.ts";

const method = { considered: 0, days: 182, shuffles: 999, alpha: 0.05, seed: 1 };
const effect = { at: "2026-11-21T14:00:00.000Z", bucket_minutes: 60, dimensions: {} };

export const noCauses: CausesDoc = {
  sentence: "Nothing that Vigie knows of happened before it.",
  effect,
  causes: [],
  method,
};

const paymentErrors: CausesDoc = {
  sentence: "412 errors of payment, 5 minutes before, explains it best.",
  effect,
  causes: [
    {
      signal: {
        id: 1,
        kind: "log_burst",
        title: "412 errors of payment",
        severity: "warning",
        started_at: "2026-11-21T13:55:00.000Z",
        ended_at: null,
        dimensions: { service: "payment" },
        detail: {},
        url: null,
        source: "logs",
        subject: { kind: "log_burst", id: "1" },
        triage: null,
        count: 412,
      },
      likely: true,
      p: 0.004,
      adjusted_p: 0.02,
      minutes_before: 5,
      shared: [],
      contradicts: [],
      led_to: null,
      evidence: "5 minutes before.",
    },
  ],
  method,
};

interface Given {
  title?: string;
  started_at?: string;
  ended_at?: string | null;
  severity?: string;
  money?: MoneyAtStake;
  causes?: CausesDoc;
}

/** Writes an incident as the lookout would have; answers its id. */
export async function addIncident(sql: Runner, it: Given = {}): Promise<number> {
  const money = it.money ?? { value: 900, low: 700, high: 1_100, currency: "EUR", n: 3 };
  const started = it.started_at ?? "2026-11-21T14:00:00Z";
  const [row] = (await sql.unsafe(
    `insert into ops.incident (title, severity, started_at, ended_at, detected_at, monitor, metric, dimension, value, currency,
       change, dimensions, money, clean_money, causes, contributions, digest, created_at, updated_at)
     values ($1, $2, $3, $4, $3, 'orders', 'orders', '', '', '', -0.92, '{}', $5::text::jsonb, $5::text::jsonb, $6::text::jsonb,
       null, 'test', $3, $3) returning id`,
    [
      it.title ?? "Orders 92 % below expected",
      it.severity ?? "critical",
      started,
      it.ended_at ?? null,
      json(money),
      json(it.causes ?? paymentErrors),
    ],
  )) as unknown as { id: number }[];
  return row?.id ?? 0;
}

const day = "2026-11-21";
/** 13:45 of the day that examples are of. */
export const clockTime = (time: string): string => `${day}T${time.length === 2 ? `${time}:00` : time}:00.000Z`;

/** Orders of the whole shop, 60 % below expected from 14:00 to 17:00. */
export function madeAnomaly({ metric = "orders", ...more }: Partial<Anomaly> = {}): Anomaly {
  const { name, unit } = describeMetric(metric as MetricId);
  return {
    id: 1,
    monitor: metric,
    metric,
    name,
    unit,
    currency: null,
    dimension: "",
    value: "",
    direction: "down",
    started_at: clockTime("14"),
    began_by: clockTime("15"),
    ended_at: clockTime("17"),
    detected_at: clockTime("15"),
    buckets: 3,
    actual: 40,
    expected: 100,
    change: -0.6,
    z: -7,
    p: 1e-9,
    incident_id: null,
    ...more,
  };
}

/** A warning at 13:55 that is an instant. */
export function madeSignal(more: Partial<Signal> = {}): Signal {
  const started_at = more.started_at ?? clockTime("13:55");
  return {
    id: 1,
    kind: "deploy",
    title: "checkout 2.14.1 deployed",
    severity: "warning",
    started_at,
    ended_at: started_at,
    dimensions: {},
    detail: {},
    url: null,
    source: "test",
    subject: { kind: "deploy", id: "1" },
    triage: null,
    count: 1,
    ...more,
  };
}

/** The incident of that anomaly, over and without a known cause. */
export function madeIncident(more: Partial<Incident> = {}): Incident {
  return {
    id: 1,
    title: "Orders 60 % below expected",
    state: "ended",
    severity: "critical",
    started_at: clockTime("14"),
    ended_at: clockTime("17"),
    detected_at: clockTime("15"),
    metric: describeMetric("orders"),
    dimensions: {},
    change: -0.6,
    anomalies: 1,
    money: { value: 900, low: 700, high: 1_100, currency: "EUR", n: 3 },
    cause: null,
    subject: { kind: "incident", id: "1" },
    triage: null,
    ...more,
  };
}
