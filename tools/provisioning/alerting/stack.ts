import type { Written } from "./shape.ts";

export const stack: Written[] = [
  {
    uid: "vigie-api-down",
    title: "The API does not answer",
    source: "prometheus",
    query: 'max(up{job="api"})',
    fires: ["lt", 1],
    for: "2m",
    severity: "critical",
    noData: "Alerting",
    summary: "Prometheus cannot reach the API",
    description: "No page of Vigie works, and nothing is taken in, while this lasts.",
    runbook: "api-down",
    page: "operations",
  },
  {
    uid: "vigie-api-slow",
    title: "The API is slow",
    source: "prometheus",
    query:
      "histogram_quantile(0.95, sum by (le) (rate(vigie_http_request_seconds_bucket[5m]))) and on() (sum(rate(vigie_http_request_seconds_count[5m])) > 0.1)",
    fires: ["gt", 0.5],
    for: "5m",
    severity: "warning",
    summary: "One answer in twenty takes longer than {{ with $values.A }}{{ humanizeDuration .Value }}{{ end }}",
    description: "Over the last five minutes, all routes together.",
    runbook: "api-latency",
    page: "operations",
  },
  {
    uid: "vigie-api-errors",
    title: "The API answers with errors",
    source: "prometheus",
    query:
      'sum(rate(vigie_http_request_seconds_count{status=~"5.."}[5m])) / sum(rate(vigie_http_request_seconds_count[5m]))',
    fires: ["gt", 0.02],
    for: "5m",
    severity: "critical",
    summary: "{{ with $values.A }}{{ humanizePercentage .Value }}{{ end }} of the answers are errors of the server",
    description: "Over the last five minutes, all routes together.",
    runbook: "api-errors",
    page: "operations",
  },
  {
    uid: "vigie-error-burst",
    title: "An error burst",
    source: "postgres",
    query: `
    select title as what, service as service, subject as subject, count::float8 as value
    from report.signals
    where kind = 'log_burst' and ongoing and not silenced and verdict is null
`,
    fires: ["gt", 0],
    for: "0s",
    severity: "warning",
    summary: "{{ $labels.what }}",
    description: "A service writes far more errors than it usually does.",
    runbook: "error-burst",
    page: "logs?level=error&level=fatal&from=now-1h&to=now",
  },
];
