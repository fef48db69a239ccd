import type {
  Anomaly,
  BandRow,
  Cause,
  ContributionsDoc,
  Incident,
  IncidentDoc,
  IncidentsDoc,
  MetricDoc,
  MonitorsDoc,
  SimulationDoc,
} from "../api/types.ts";
import { netRevenue } from "./docs.ts";
import { deploy, open } from "./signals.ts";

const HOUR = 3_600_000;
const START = Date.parse("2026-11-19T00:00:00.000Z");
const at = (hour: number) => new Date(START + hour * HOUR).toISOString();

export const orders: MetricDoc = {
  ...netRevenue,
  id: "orders",
  name: "Orders",
  unit: "count",
  question: "How many orders came in?",
  formula: "orders",
};

/** Orders fell from 14:00 to 17:00 of the second day. */
export const incident: Incident = {
  id: 4,
  title: "Orders 92 % below expected",
  state: "ended",
  severity: "critical",
  started_at: at(38),
  ended_at: at(41),
  detected_at: at(39),
  metric: orders,
  dimensions: {},
  change: -0.92,
  anomalies: 2,
  money: { value: 1904.4, low: 1210.2, high: 2610.9, currency: "EUR", n: 3 },
  cause: { signal_id: 1, kind: "deploy", title: "checkout 2.14.1 deployed", adjusted_p: 0.012 },
  subject: { kind: "incident", id: "4" },
  triage: open,
};

export const openIncident: Incident = {
  ...incident,
  id: 5,
  title: "Conversion 41 % below expected in Germany",
  state: "open",
  severity: "warning",
  started_at: at(60),
  ended_at: null,
  detected_at: at(61),
  dimensions: { country: "Germany" },
  change: -0.41,
  money: { reason: "not_enough_data", detail: "The weeks before hold too few orders of Germany." },
  cause: null,
  subject: { kind: "incident", id: "5" },
};

export const incidents: IncidentsDoc = {
  sentence: "One incident is open: conversion is 41 % below expected in Germany since 12:00.",
  range: { from: at(0), to: at(72) },
  tiles: { open: 1, unacknowledged: 1, ended: 1, explained: 1 },
  money: incident.money,
  rows: [incident, openIncident],
  total: 2,
  looked_at: at(62),
  computed_at: at(62),
};

function bandRow(hour: number, usual: number): BandRow {
  const expected = usual * (1 + 0.6 * Math.sin(((hour - 8) / 24) * 2 * Math.PI));
  const low = hour >= 38 && hour < 41;
  return {
    bucket: at(hour),
    actual: low ? expected * 0.08 : expected * (1 + 0.1 * Math.sin(hour * 5)),
    band: { expected, low: expected * 0.7, high: expected * 1.3 },
    state: low ? "low" : "normal",
    complete: true,
  };
}

const rows = (usual: number) => Array.from({ length: 36 }, (_, i) => bandRow(14 + i, usual));

export const anomaly: Anomaly = {
  id: 9,
  monitor: "orders",
  metric: "orders",
  name: "Orders",
  unit: "count",
  currency: null,
  dimension: "",
  value: "",
  direction: "down",
  started_at: at(38),
  began_by: at(39),
  ended_at: at(41),
  detected_at: at(39),
  buckets: 3,
  actual: 12,
  expected: 150,
  change: -0.92,
  z: -8.14,
  p: 0.0000002,
  incident_id: 4,
};

const checkout = { ...deploy, started_at: at(37.8), ended_at: at(37.9) };
const burst = {
  ...deploy,
  id: 3,
  kind: "log_burst" as const,
  title: "Burst of errors in payments",
  severity: "critical" as const,
  started_at: at(38.1),
  ended_at: at(40.9),
  dimensions: { service: "payments" },
  subject: { kind: "log_burst" as const, id: "3" },
  count: 812,
};

export const likely: Cause = {
  signal: checkout,
  likely: true,
  p: 0.004,
  adjusted_p: 0.012,
  minutes_before: 12,
  shared: ["service"],
  contradicts: [],
  led_to: 3,
  evidence:
    "12 minutes before, in the same service. There were 2 deploys in 182 days; by chance one explains it as well in 0.4 % of cases.",
};

const possible: Cause = {
  ...likely,
  signal: burst,
  likely: false,
  p: 0.09,
  adjusted_p: 0.18,
  minutes_before: 0,
  led_to: null,
  evidence:
    "In the same hour. There were 14 error bursts in 182 days; by chance one explains it as well in 9 % of cases.",
};

const part = { dimension: "country", actual: 2, expected: 70, change: -68, rate: -68, mix: 0, children: [] };

export const contributions: ContributionsDoc = {
  metric: orders,
  actual: 12,
  expected: 150,
  minimum_share: 0.05,
  compared_with: "the same hours of the 4 weeks before",
  dimensions: [
    {
      dimension: "country",
      name: "Country",
      surprise: 0.4,
      values: [
        {
          ...part,
          value: "Germany",
          label: "Germany",
          share: 0.49,
          children: [
            {
              ...part,
              dimension: "category",
              value: "toys",
              label: "Toys",
              share: 0.31,
              actual: 1,
              expected: 44,
              change: -43,
            },
          ],
        },
        { ...part, value: "Malta", label: "Malta", share: -0.06, actual: 9, expected: 1, change: 8, rate: 8 },
      ],
    },
  ],
};

export const detail: IncidentDoc = {
  incident,
  sentence: "Orders were 92 % below expected from 14:00 to 17:00; checkout 2.14.1 explains it. It cost about €1,900.",
  window: { from: at(14), to: at(50) },
  chart: { metric: orders, currency: null, dimension: "", value: "", rows: rows(50) },
  revenue: { metric: netRevenue, currency: "EUR", rows: rows(640) },
  clean_money: incident.money,
  anomalies: [
    anomaly,
    { ...anomaly, id: 10, metric: "net_revenue", name: "Net revenue", unit: "money", currency: "EUR" },
  ],
  signals: [checkout, burst],
  errors: {
    steps: Array.from({ length: 36 }, (_, i) => at(14 + i)),
    step_seconds: 3600,
    services: [
      { service: "payments", counts: Array.from({ length: 36 }, (_, i) => (i >= 24 && i < 27 ? 270 : i % 5)) },
      { service: "web", counts: Array.from({ length: 36 }, () => 0) },
    ],
  },
  lines: [
    {
      id: "l1",
      at: at(38.1),
      service: "payments",
      env: "production",
      level: "error",
      source: "push",
      line: "provider timeout",
      message: "provider timeout",
      attributes: { order: "A-1" },
    },
  ],
  causes: {
    sentence: "checkout 2.14.1 deployed, 12 minutes before, explains it best.",
    effect: { at: at(38), bucket_minutes: 60, dimensions: {} },
    causes: [likely, possible],
    method: { considered: 61, days: 182, shuffles: 999, alpha: 0.05, seed: 1 },
  },
  contributions,
  notifications: [{ at: at(39.1), state: "firing", title: "Incident" }],
  events: [],
  timeline: [
    { at: at(37.8), kind: "signal", text: "checkout 2.14.1 deployed", by: null },
    { at: at(38), kind: "started", text: "Orders left their expected range", by: null },
    { at: at(39), kind: "detected", text: "Detected", by: null },
    { at: at(39.2), kind: "triage", text: "acknowledged it", by: "alice" },
    { at: at(41), kind: "ended", text: "Ended", by: null },
  ],
  computed_at: at(62),
};

export const monitors: MonitorsDoc = {
  rows: [
    {
      id: "orders",
      metric: "orders",
      name: "Orders",
      unit: "count",
      dimension: "",
      settings: {
        enabled: true,
        direction: "both",
        false_alarm_rate: 0.0001,
        minimum_change: 0.15,
        minimum_count: 5,
        minimum_buckets: 1,
      },
      changed: false,
      series: 1,
      learning: 0,
      judged_to: at(62),
    },
  ],
  computed_at: at(62),
};

const { id: _, incident_id: __, ...found } = anomaly;

export const simulation: SimulationDoc = {
  monitor: "orders",
  settings: { ...monitors.rows[0]!.settings },
  range: { from: at(-600), to: at(72) },
  judged: 672,
  learning: 12,
  anomalies: [found],
  per_month: 1.07,
};
