import type { Written } from "./shape.ts";

export const security: Written[] = [
  {
    uid: "vigie-falco-critical",
    title: "Falco: critical",
    source: "postgres",
    query: `
    select rule as rule, place as place, priority as priority, subject as subject, 1::float8 as value
    from report.alert_groups
    where open and priority_rank <= 2 and last_seen > now() - interval '15 minutes'
`,
    fires: ["gt", 0],
    for: "0s",
    severity: "critical",
    summary: "{{ $labels.rule }} in {{ $labels.place }} ({{ $labels.priority }})",
    description: "Falco saw something critical within the last quarter of an hour, and nobody has dealt with it.",
    runbook: "falco-critical",
    page: "security",
  },
  {
    uid: "vigie-falco-burst",
    title: "Falco: a burst of alerts",
    source: "postgres",
    query: `
    select rule as rule, sum(alerts)::float8 as value from report.alerts_hourly
    where hour >= date_trunc('hour', now()) - interval '1 hour' group by 1
`,
    fires: ["gt", 1_000],
    for: "0s",
    severity: "warning",
    summary: "{{ with $values.A }}{{ humanize .Value }}{{ end }} alerts of {{ $labels.rule }} within two hours",
    description: "Something happens again and again, or the rule is too noisy for this shop.",
    runbook: "falco-burst",
    page: "security",
  },
  {
    uid: "vigie-falco-blind",
    title: "Falco does not see everything",
    source: "postgres",
    query: `select coalesce(hostname, 'unknown') as host, sum(dropped)::float8 as value from report.blind_spots where at > now() - interval '1 hour' group by 1`,
    fires: ["gt", 1_000],
    for: "0s",
    severity: "warning",
    summary:
      "Falco missed {{ with $values.A }}{{ humanize .Value }}{{ end }} system calls on {{ $labels.host }} within an hour",
    description: "What happened meanwhile raised no alert.",
    runbook: "falco-blind",
    page: "security",
  },
];
