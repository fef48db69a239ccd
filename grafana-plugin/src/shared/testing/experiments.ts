import type {
  ComparedMetricDoc,
  ComparisonDoc,
  ExperimentDoc,
  ExperimentResultDoc,
  ExperimentResultsDoc,
  ExperimentsDoc,
} from "../api/types.ts";

const few = { reason: "not_enough_data" as const, detail: "two units an arm are needed" };
const interval = (value: number, half: number) => ({ value, lower: value - half, upper: value + half });

export function comparison(changes: Partial<ComparisonDoc> = {}): ComparisonDoc {
  return {
    arm: "green",
    difference: interval(2, 1),
    lift: interval(0.1, 0.05),
    p: 0.001,
    adjusted_p: 0.002,
    adjusted: interval(2, 1.2),
    significant: true,
    bayes: { chance_to_win: 0.999, loss_of_arm: 0, loss_of_control: 2, interval: interval(2, 1), prior: "none" },
    detectable: 1.4,
    guardrail: null,
    slices: [],
    tests: [],
    ...changes,
  };
}

export function comparedMetric(name: string, changes: Partial<ComparisonDoc> = {}): ComparedMetricDoc {
  return {
    name,
    kind: "mean",
    method: "Welch's t test",
    notes: [],
    cap: null,
    variance_reduction: null,
    arms: [
      { arm: "grey", n: 500, value: 20 },
      { arm: "green", n: 510, value: 22 },
    ],
    comparisons: [comparison(changes)],
  };
}

const health: ExperimentResultDoc["health"] = {
  level: "warning",
  sample_ratio: {
    statistic: 6.9,
    p: 0.0086,
    level: "warning",
    arms: [
      { arm: "grey", units: 500, planned: 505 },
      { arm: "green", units: 510, planned: 505 },
    ],
  },
  multiple_exposure: { units: 0, share: 0, level: "ok" },
  bias_before: [{ metric: "Gross revenue", arm: "green", p: 0.4, adjusted_p: 0.4, level: "ok" }],
};

export const experimentResult: ExperimentResultDoc = {
  sentence: "green raises Gross revenue by 10 % (p = 0.0020, corrected for 2 tests).",
  at: "2026-11-21T10:05:00Z",
  until: "2026-11-21T10:05:00Z",
  health,
  units: 1010,
  metrics: [
    comparedMetric("Gross revenue"),
    comparedMetric("Buyers", { significant: false, p: 0.4, adjusted_p: 0.4 }),
    comparedMetric("AOV", { difference: few, lift: few, p: few, adjusted_p: few, significant: false }),
  ],
  without: [comparedMetric("Gross revenue", { lift: interval(0.3, 0.1) })],
  contamination: {
    rule: ["incident", "attack"],
    windows: [
      {
        kind: "incident",
        title: "Orders 80 % below expected",
        subject: { kind: "incident", id: "7" },
        from: "2026-11-15T10:00:00Z",
        to: "2026-11-15T14:00:00Z",
        left_out: true,
      },
    ],
    share_of_time: 0.02,
  },
  undefined_metrics: [],
  elapsed_ms: 12,
};

export const experimentResults: ExperimentResultsDoc = {
  latest: experimentResult,
  path: [8, 9, 10].map((hour, at) => ({
    at: `2026-11-21T${String(hour).padStart(2, "0")}:05:00Z`,
    arm: "green",
    units: 900 + 50 * at,
    ...interval(0.1 + at / 100, 0.2 / (at + 1)),
    p: 0.1 / (at + 1),
  })),
};

export const experiment: ExperimentDoc = {
  key: "green-button",
  name: "Green button",
  hypothesis: "A green button is pressed more often.",
  unit: "customer",
  arms: [
    { key: "grey", share: 1 },
    { key: "green", share: 1 },
  ],
  plan: {
    metrics: [
      { metric: "gross_revenue", role: "primary", margin: 0 },
      { metric: "refunds", role: "guardrail", harmful: "up", margin: 0.05 },
    ],
    alpha: 0.05,
    correction: "holm",
    leave_out: ["incident", "attack"],
    days_before: 28,
  },
  state: "running",
  started_at: "2026-11-01T10:00:00Z",
  stopped_at: null,
  changed_after_start: true,
  exposures: {
    units: 1010,
    in_several_arms: 0,
    arms: [
      { arm: "grey", units: 500, first: "2026-11-01T10:00:00Z", last: "2026-11-21T09:00:00Z" },
      { arm: "green", units: 510, first: "2026-11-01T10:00:00Z", last: "2026-11-21T09:00:00Z" },
    ],
  },
  log: [
    { at: "2026-10-30T10:00:00Z", actor: "me", kind: "created", was: null, now: null, note: null, after_start: false },
    {
      at: "2026-11-03T10:00:00Z",
      actor: "me",
      kind: "changed",
      was: { plan: {} },
      now: { plan: {} },
      note: "We are in a hurry",
      after_start: true,
    },
  ],
};

export const experiments: ExperimentsDoc = {
  sentence: "1 experiment runs; its arms can be compared.",
  rows: [
    {
      key: "green-button",
      name: "Green button",
      unit: "customer",
      state: "running",
      started_at: "2026-11-01T10:00:00Z",
      stopped_at: null,
      units: 1010,
      verdict: experimentResult.sentence,
      health: "warning",
    },
    {
      key: "next",
      name: "Next",
      unit: "session",
      state: "draft",
      started_at: null,
      stopped_at: null,
      units: 0,
      verdict: null,
      health: null,
    },
  ],
};
