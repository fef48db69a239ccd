import type { AlertGroup, Signal, TriageDoc, TriageState } from "../api/types.ts";

export const open: TriageState = {
  acknowledged_at: null,
  acknowledged_by: null,
  verdict: null,
  verdict_at: null,
  verdict_by: null,
  silenced_until: null,
  silenced_by: null,
};

export const deploy: Signal = {
  id: 1,
  kind: "deploy",
  title: "checkout 2.14.1 deployed",
  severity: "info",
  started_at: "2026-11-21T10:00:00.000Z",
  ended_at: "2026-11-21T10:05:00.000Z",
  dimensions: { service: "checkout" },
  detail: {},
  url: null,
  source: "github",
  subject: { kind: "deploy", id: "1" },
  triage: null,
  count: 1,
};

export const shell: Signal = {
  ...deploy,
  id: 2,
  kind: "falco",
  title: "Shell in checkout",
  severity: "critical",
  started_at: "2026-11-21T10:01:00.000Z",
  ended_at: "2026-11-21T10:01:00.000Z",
  subject: { kind: "falco", id: "7" },
  count: 3,
};

export const triage: TriageDoc = { kind: "falco", subject: "7", title: "Shell in checkout", state: open, events: [] };

export const group: AlertGroup = {
  id: 7,
  rule: "Shell in a service container",
  place: "checkout",
  place_kind: "container",
  hostname: "shop-1",
  image: null,
  namespace: null,
  pod: null,
  priority: "Critical",
  tags: ["T1059"],
  mitre: [{ tactic: "Execution", technique: "T1059" }],
  alerts: 3,
  total: 5,
  first_seen: "2026-11-20T10:00:00Z",
  last_seen: "2026-11-21T10:00:00Z",
  sample: "Shell",
  trend: [0, 3],
  triage: open,
  open: true,
  at_stake: { value: 1904.4, low: 1210.2, high: 2610.9, currency: "EUR", incident_id: 4 },
  url: null,
};
