import { asTable, overTime } from "../query.ts";
import { bars, board, lines, ownPanel, type Panel, rows, stat } from "./parts.ts";

const sum = (column: string) => `
    select sum(${column}) as "value" from report.hourly where $__timeFilter(hour)
`;

const tiles = (): Panel[] => [
  stat("Orders", "postgres", "short", asTable(sum("orders"))),
  stat("Gross revenue", "postgres", "short", asTable(sum("gross_revenue"))),
  stat("Net revenue", "postgres", "short", asTable(sum("net_revenue"))),
  stat("Units", "postgres", "short", asTable(sum("units"))),
  stat("Sessions", "postgres", "short", asTable(sum("sessions"))),
  stat(
    "Conversion",
    "postgres",
    "percentunit",
    asTable(`
    select sum(converting_sessions)::float8 / nullif(sum(sessions), 0) as "value" from report.hourly where $__timeFilter(hour)
`),
  ),
];

const charts = (): Panel[] => [
  lines(
    "Gross revenue by hour",
    "postgres",
    "short",
    overTime(`
    select hour as "time", currency as metric, sum(gross_revenue)::float8 as "revenue"
    from report.hourly where $__timeFilter(hour) group by 1, 2 order by 1
`),
    { width: 24, height: 9 },
  ),
  lines(
    "Orders by hour, and a week before",
    "postgres",
    "short",
    overTime(`
    select hour as "time", sum(orders)::float8 as "orders", null::float8 as "a week before"
    from report.hourly where $__timeFilter(hour) group by 1
    union all
    select hour + interval '7 days', null, sum(orders)::float8
    from report.hourly where $__timeFilter(hour + interval '7 days') group by 1
    order by 1
`),
  ),
  lines(
    "Conversion by hour",
    "postgres",
    "percentunit",
    overTime(`
    select hour as "time", sum(converting_sessions)::float8 / nullif(sum(sessions), 0) as "conversion"
    from report.hourly where $__timeFilter(hour) group by 1 order by 1
`),
  ),
];

const tables = (): Panel[] => [
  rows(
    "Stores",
    "postgres",
    asTable(`
    select store as "Store", currency as "Currency", sum(orders)::bigint as "Orders", sum(gross_revenue)::float8 as "Gross revenue"
    from report.hourly where $__timeFilter(hour) group by 1, 2 order by 4 desc limit 20
`),
  ),
  rows(
    "What happened",
    "postgres",
    asTable(`
    select started_at as "Time", kind as "Kind", severity as "Severity", title as "What", coalesce(ended_at::text, 'goes on') as "Until"
    from report.signals where $__timeFilter(started_at) and not silenced order by started_at desc limit 100
`),
  ),
  bars(
    "Signals by day",
    "postgres",
    "short",
    overTime(`
    select date_trunc('day', started_at) as "time", kind as metric, count(*)::float8 as "signals"
    from report.signals where $__timeFilter(started_at) and not silenced group by 1, 2 order by 1
`),
    { width: 24 },
  ),
];

/** Cohorts are asked of the API: their means are worked out there, and the range of the dashboard is too short for them. */
const cohorts = (): Panel[] => [
  ownPanel("vigie-cohortheatmap-panel", "Who buys again, by month of the first order", {
    unit: "customer",
    grain: "month",
    metric: "customers",
    show: "share",
    cumulative: false,
    by: "",
    value: "",
    currency: "",
    range: "latest",
  }),
];

/** Scores are of now, whatever the range of the dashboard. */
const customers = (): Panel[] => [
  ownPanel("vigie-rfmgrid-panel", "Customers by recency and frequency", { measure: "customers", currency: "" }),
];

/** How the shop is doing: what it sold, by hour and store, beside what happened meanwhile. */
export const business = () =>
  board({
    uid: "vigie-business",
    title: "Vigie: business",
    sources: ["postgres"],
    page: { title: "Overview", path: "overview" },
    from: "now-7d",
    panels: [...tiles(), ...charts(), ...tables(), ...cohorts(), ...customers()],
  });
