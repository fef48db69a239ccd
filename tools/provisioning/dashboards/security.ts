import { asTable, logql, overTime } from "../query.ts";
import { bars, board, logLines, type Panel, rows, stat } from "./parts.ts";

const count = (where: string) =>
  asTable(`select count(*) as "value" from report.alert_groups where $__timeFilter(last_seen) and ${where}`);

const tiles = (): Panel[] => [
  stat("Open alert groups", "postgres", "short", count("open"), { width: 6 }),
  stat("Critical or worse", "postgres", "short", count("open and priority_rank <= 2"), { width: 6 }),
  stat("Silenced", "postgres", "short", count("silenced"), { width: 6 }),
  stat(
    "Blind spots",
    "postgres",
    "short",
    asTable(`select count(*) as "value" from report.blind_spots where $__timeFilter(at)`),
    { width: 6 },
  ),
];

const charts = (): Panel[] => [
  bars(
    "Alerts by priority",
    "postgres",
    "short",
    overTime(`
    select hour as "time", priority as metric, sum(alerts)::float8 as "alerts"
    from report.alerts_hourly where $__timeFilter(hour) group by 1, 2 order by 1
`),
    { width: 24 },
  ),
  rows(
    "Alert groups",
    "postgres",
    asTable(`
    select last_seen as "Last", priority as "Priority", rule as "Rule", place as "Where", alerts as "Alerts ever",
      case when silenced then 'silenced' when verdict is not null then verdict when acknowledged_at is not null then 'acknowledged' else 'open' end as "State"
    from report.alert_groups where $__timeFilter(last_seen) order by priority_rank, last_seen desc limit 200
`),
    { width: 24, height: 10 },
  ),
  rows(
    "Rules",
    "postgres",
    asTable(`
    select rule as "Rule", sum(alerts)::bigint as "Alerts" from report.alerts_hourly where $__timeFilter(hour) group by 1 order by 2 desc limit 50
`),
  ),
];

const tables = (): Panel[] => [
  rows(
    "Blind spots",
    "postgres",
    asTable(
      `select at as "Time", hostname as "Host", dropped as "Calls missed", seen as "Calls seen" from report.blind_spots where $__timeFilter(at) order by at desc`,
    ),
  ),
  logLines("Alerts", logql('{service_name="falco"}')),
];

/** What Falco saw. */
export const security = () =>
  board({
    uid: "vigie-security",
    title: "Vigie: security",
    sources: ["postgres", "loki"],
    page: { title: "Security", path: "security" },
    from: "now-24h",
    panels: [...tiles(), ...charts(), ...tables()],
  });
