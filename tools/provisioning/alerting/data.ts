import type { Written } from "./shape.ts";

export const data: Written[] = [
  {
    uid: "vigie-data-late",
    title: "Data is late",
    source: "postgres",
    query: `
    select name as what, source as source, age_seconds as value from report.freshness
    where late and source in ('orders', 'sessions', 'stock', 'rollups')
`,
    fires: ["gt", 0],
    for: "5m",
    severity: "warning",
    summary: "{{ $labels.what }}: {{ with $values.A }}{{ humanizeDuration .Value }}{{ end }} ago",
    description: "A source has not delivered for longer than it may.",
    runbook: "data-freshness",
    page: "operations",
  },
  {
    uid: "vigie-job-failed",
    title: "A job failed",
    source: "postgres",
    query: `
    select job as job, count(*)::float8 as value from report.job_runs
    where state = 'failed' and started_at > now() - interval '1 hour' group by 1
`,
    fires: ["gt", 0],
    for: "0s",
    severity: "warning",
    summary: "The job {{ $labels.job }} failed {{ with $values.A }}{{ humanize .Value }}{{ end }} times within an hour",
    description: "Operations shows the runs and the reason of each.",
    runbook: "job-failed",
    page: "operations",
  },
  {
    uid: "vigie-quarantine-grows",
    title: "The quarantine grows",
    source: "postgres",
    query: `
    select source as source, sum(rejected)::float8 as value from report.ingest
    where minute > now() - interval '1 hour' group by 1 having sum(rejected) > 0
    union all
    select source, sum(rows)::float8 from report.quarantine where newest > now() - interval '1 hour'
      and source not in (select source from report.ingest where minute > now() - interval '1 hour' and rejected > 0) group by 1
`,
    fires: ["gt", 20],
    for: "0s",
    severity: "warning",
    summary:
      "{{ with $values.A }}{{ humanize .Value }}{{ end }} rows of {{ $labels.source }} were rejected within an hour",
    description: "They wait in quarantine, each with its reason; corrected they can be replayed.",
    runbook: "quarantine",
    page: "operations",
  },
  {
    uid: "vigie-logs-stopped",
    title: "Log ingestion stopped",
    source: "loki",
    query: `sum(count_over_time({service_name=~".+"}[15m]))`,
    fires: ["lt", 1],
    for: "5m",
    looksBack: 900,
    severity: "warning",
    noData: "Alerting",
    summary: "No log line for fifteen minutes",
    description: "Neither the shop's services nor Vigie's own have written anything.",
    runbook: "log-ingestion",
    page: "logs?from=now-1h&to=now",
  },
  {
    uid: "vigie-lines-waiting",
    title: "Log lines wait for Loki",
    source: "prometheus",
    query: "sum(vigie_log_lines_waiting)",
    fires: ["gt", 10_000],
    for: "5m",
    severity: "warning",
    summary: "{{ with $values.A }}{{ humanize .Value }}{{ end }} accepted log lines wait for Loki",
    description: "They are kept in PostgreSQL and are sent when Loki answers.",
    runbook: "log-ingestion",
    page: "logs?from=now-1h&to=now",
  },
];
