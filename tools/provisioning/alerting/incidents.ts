import type { Written } from "./shape.ts";

/** Open incidents of a severity: one alert for each, which changes only when the incident grows. */
const open = (severity: string) => `
    select subject, incident_id::text as id, metric, coalesce(currency, '') as currency, times_grown::text as grown,
      case when explained then cause else 'Nothing known explains it.' end as cause,
      coalesce(money_at_stake, 0)::float8 as value
    from report.incidents
    where open and severity = '${severity}' and not silenced and verdict is distinct from 'false_alarm'
      and verdict is distinct from 'expected'
`;

const told = {
  source: "postgres",
  for: "0s",
  summary:
    "Incident: {{ $labels.metric }}, {{ with $values.A }}{{ humanize .Value }}{{ end }} {{ $labels.currency }} at stake. {{ $labels.cause }}",
  description: "Figures left their band together. The page has what it costs, where it is, and the likeliest causes.",
  runbook: "incident",
  page: "incidents/{{ $labels.id }}",
  labels: { incident: "true" },
} as const;

export const incidents: Written[] = [
  {
    ...told,
    uid: "vigie-incident-critical",
    title: "Incident, much is lost",
    query: open("critical"),
    fires: ["gt", -1e15],
    severity: "critical",
  },
  {
    ...told,
    uid: "vigie-incident-warning",
    title: "Incident",
    query: open("warning"),
    fires: ["gt", -1e15],
    severity: "warning",
  },
  {
    uid: "vigie-anomaly",
    title: "Figure outside its band",
    source: "postgres",
    query: `
    select 'anomaly/' || anomaly_id as subject, metric, dimension, value as slice, direction, (change * 100)::float8 as value
    from report.anomalies
    where ongoing and incident_id is null
`,
    fires: ["gt", -1e15],
    for: "5m",
    severity: "warning",
    summary:
      "{{ $labels.metric }} {{ $labels.slice }} changed by {{ with $values.A }}{{ humanize .Value }}{{ end }} % against expected",
    description: "A figure is outside its band and belongs to no incident: it went the good way, or just began.",
    runbook: "anomaly",
    page: "incidents",
  },
];
