import { asTable, overTime, promql } from "../query.ts";
import { bars, board, lines, type Panel, rows, stat } from "./parts.ts";

const tiles = (): Panel[] => [
  stat(
    "Failed job runs, last hour",
    "prometheus",
    "short",
    promql("sum(vigie_job_failures_last_hour) or vector(0)", "runs"),
  ),
  stat("Rows in quarantine", "prometheus", "short", promql("sum(vigie_quarantine_rows) or vector(0)", "rows")),
  stat("Facts not yet counted", "prometheus", "short", promql("max(vigie_rollups_pending_facts)", "facts")),
  stat("Log lines waiting", "prometheus", "short", promql("sum(vigie_log_lines_waiting)", "lines")),
  stat(
    "API answers a second",
    "prometheus",
    "reqps",
    promql("sum(rate(vigie_http_request_seconds_count[5m]))", "answers"),
  ),
  stat(
    "API errors",
    "prometheus",
    "percentunit",
    promql(
      `sum(rate(vigie_http_request_seconds_count{status=~"5.."}[5m])) / sum(rate(vigie_http_request_seconds_count[5m]))`,
      "share",
    ),
  ),
];

const charts = (): Panel[] => [
  lines(
    "API: 95 of 100 answers within",
    "prometheus",
    "s",
    promql("histogram_quantile(0.95, sum by (le, route) (rate(vigie_http_request_seconds_bucket[5m])))", "{{route}}"),
  ),
  bars("What came in, per five minutes", "prometheus", "short", promql("vigie_ingested_last_5m", "{{source}}")),
  rows(
    "Freshness",
    "postgres",
    asTable(`
    select name as "Source", at as "Last", age_seconds as "Age (s)", case when at is null then 'nothing yet' when late then 'late' else 'ok' end as "State"
    from report.freshness order by late desc nulls last, name
`),
  ),
  rows(
    "Job runs",
    "postgres",
    asTable(`
    select started_at as "Started", job as "Job", state as "State", round(seconds::numeric, 1) as "Seconds", error as "Error"
    from report.job_runs where $__timeFilter(started_at) order by started_at desc limit 100
`),
  ),
];

const tables = (): Panel[] => [
  rows(
    "Quarantine",
    "postgres",
    asTable(
      `select source as "Source", reason as "Reason", rows as "Rows", newest as "Newest" from report.quarantine order by rows desc`,
    ),
  ),
  rows(
    "Deploys",
    "postgres",
    asTable(`
    select started_at as "Started", service as "Service", version as "Version", environment as "Environment", state as "State"
    from report.deploys where $__timeFilter(started_at) order by started_at desc limit 50
`),
  ),
  bars(
    "Rejected",
    "postgres",
    "short",
    overTime(`
    select date_trunc('hour', minute) as "time", source as metric, sum(rejected)::float8 as "rejected"
    from report.ingest where $__timeFilter(minute) group by 1, 2 order by 1
`),
    { width: 24 },
  ),
];

/** Whether Vigie itself is well. */
export const operations = () =>
  board({
    uid: "vigie-operations",
    title: "Vigie: operations",
    sources: ["postgres", "prometheus"],
    page: { title: "Operations", path: "operations" },
    from: "now-6h",
    panels: [...tiles(), ...charts(), ...tables()],
  });
