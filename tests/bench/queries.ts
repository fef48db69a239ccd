import type { KpiRequest } from "../../services/analytics/src/kpis/query.ts";
import { endDay, firstDay } from "./window.ts";

export interface Query {
  id: string;
  title: string;
  metric: "gross_revenue" | "active_customers";
  request: KpiRequest;
  /** DuckDB over orders and lines as they are; its rows are (bucket, group, value), the last one the total. */
  facts: string;
  /** Something easier, for comparison only: its values are not looked at. */
  easier: { name: string; sql: string };
}

const daysBack = (days: number) => new Date(Date.parse(endDay) - days * 86_400_000).toISOString().slice(0, 10);
const year = "2025-11-21";

const sale = "l.quantity > 0 and l.unit_price > 0";
const withTotal = (sums: string) =>
  `with sums as (${sums}) select * from sums union all select null, null, sum(value) from sums`;

function sums(bucket: string, group: string, from: string | undefined, wide: boolean): string {
  const source = wide ? "wide l" : "lines l join orders o on o.id = l.order_id";
  const order = wide ? "l" : "o";
  const time = from ? ` and ${order}.day >= date '${from}'` : "";
  const by = group === "store" ? `${order}.store_id` : `${order}.country`;
  const inner = `select ${bucket.replaceAll("day", `${order}.day`)} as bucket, ${by} as name, sum(l.total) as value
    from ${source} where ${sale}${time} group by 1, 2`;
  if (group !== "store") return withTotal(inner);
  return withTotal(`select bucket, s.key, value from (${inner}) t join store s on s.id = t.name order by value desc`);
}

const revenue = (id: string, title: string, group: "country" | "store", from: string, daily: boolean): Query => ({
  id,
  title,
  metric: "gross_revenue",
  request: { from, to: endDay, groupBy: [group], ...(daily ? { interval: "day" } : {}) },
  facts: sums(daily ? "day::varchar" : "''", group, from === firstDay ? undefined : from, false),
  easier: {
    name: "one table joined beforehand",
    sql: sums(daily ? "day::varchar" : "''", group, from === firstDay ? undefined : from, true),
  },
});

const weeks = `select week::date::varchar as bucket, '' as name, count(*) as value
  from (select distinct date_trunc('week', day) as week, customer_id from orders
    where day >= date '${year}' and customer_id is not null) group by week`;

export const queries: Query[] = [
  revenue("gmv_country", "GMV by country, all time", "country", firstDay, false),
  revenue("country_day_90", "GMV by country and day, 90 days", "country", daysBack(90), true),
  revenue("country_day_all", "GMV by country and day, all time", "country", firstDay, true),
  revenue("stores_30", "Top stores, 30 days", "store", daysBack(30), false),
  revenue("stores_year", "Top stores, 1 year", "store", year, false),
  {
    id: "weekly_active",
    title: "Weekly active customers, 1 year",
    metric: "active_customers",
    request: { from: year, to: endDay, interval: "week" },
    facts: `${weeks} union all select null, null, count(distinct customer_id) from orders where day >= date '${year}'`,
    easier: { name: "the weeks only, not the year's total", sql: weeks },
  },
];
