import type { Written } from "./shape.ts";

const told = { source: "postgres", for: "0s", page: "experiments/{{ $labels.experiment }}" } as const;

/** The grace period is in the view: what it tells has held for hours. */
export const experiments: Written[] = [
  {
    ...told,
    uid: "vigie-experiment-srm",
    title: "An experiment's arms have the wrong sizes",
    query: `
    select experiment, name, coalesce(srm_p, 0)::float8 as value from report.experiment_alerts where srm
`,
    fires: ["lt", 0.001],
    severity: "warning",
    summary:
      'Stop, do not ship {{ $labels.name }}: its arms have not the sizes that were planned (p = {{ with $values.A }}{{ printf "%.1e" .Value }}{{ end }})',
    description:
      "Some units are missing from an arm, or are in the wrong one: the difference between the arms is no effect.",
    runbook: "experiment-srm",
  },
  {
    ...told,
    uid: "vigie-experiment-guardrail",
    title: "An experiment harms a guardrail",
    query: `
    select experiment, name, guardrails as what, 1::float8 as value from report.experiment_alerts where guardrails is not null
`,
    fires: ["gt", 0],
    severity: "critical",
    summary: "Stop, do not ship {{ $labels.name }}: more harm than is allowed in {{ $labels.what }}",
    description: "Every result of the last three hours shows a loss beyond the margin of the plan.",
    runbook: "experiment-guardrail",
  },
  {
    ...told,
    uid: "vigie-experiment-gap",
    title: "An experiment gets no new units",
    query: `
    select experiment, name, (extract(epoch from result_at - gap_since))::float8 as value from report.experiment_alerts where gap
`,
    fires: ["gt", 0],
    severity: "warning",
    summary: "{{ $labels.name }} got no new unit for {{ with $values.A }}{{ humanizeDuration .Value }}{{ end }}",
    description: "At its pace until then ten or more were due. Do not decide before it is known why.",
    runbook: "experiment-gap",
  },
];
