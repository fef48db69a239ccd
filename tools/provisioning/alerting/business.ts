import type { Written } from "./shape.ts";

/** Three whole hours against the same hours of the same weekday in the four weeks before. */
const sameWeekday = (value: string, enough: string) => `
    with at as (select date_trunc('hour', now()) as h),
    now_sums as (
      select currency, sum(gross_revenue)::float8 as revenue, sum(orders)::float8 as orders,
        sum(sessions)::float8 as sessions, sum(converting_sessions)::float8 as converting
      from report.hourly, at where hour >= h - interval '3 hours' and hour < h group by 1
    ), usual as (
      select currency, sum(gross_revenue)::float8 / 4 as revenue, sum(orders)::float8 / 4 as orders,
        sum(sessions)::float8 / 4 as sessions, sum(converting_sessions)::float8 / 4 as converting
      from report.hourly, at, generate_series(1, 4) as week
      where hour >= h - week * interval '7 days' - interval '3 hours' and hour < h - week * interval '7 days'
      group by 1
    )
    select u.currency as currency, (${value})::float8 as value
    from usual u left join now_sums n using (currency)
    where ${enough}
`;

export const business: Written[] = [
  {
    uid: "vigie-revenue-drop",
    title: "Revenue far below the same weekday",
    source: "postgres",
    query: sameWeekday("coalesce(n.revenue, 0) / nullif(u.revenue, 0) - 1", "u.orders >= 10 and u.revenue > 0"),
    fires: ["lt", -0.5],
    for: "10m",
    severity: "critical",
    summary:
      "Revenue in {{ $labels.currency }} is {{ with $values.A }}{{ humanizePercentage .Value }}{{ end }} of change against the same weekday",
    description: "The last three whole hours against the same hours of the same weekday in the four weeks before.",
    runbook: "revenue-drop",
    page: "overview?metric=gross_revenue&from=now-2d/d&to=now/d&interval=hour",
  },
  {
    uid: "vigie-conversion-drop",
    title: "Conversion far below the same weekday",
    source: "postgres",
    query: sameWeekday(
      "coalesce(n.converting / nullif(n.sessions, 0), 0) / nullif(u.converting / nullif(u.sessions, 0), 0) - 1",
      "n.sessions >= 200 and u.converting >= 10",
    ),
    fires: ["lt", -0.4],
    for: "10m",
    severity: "critical",
    summary:
      "Conversion changed by {{ with $values.A }}{{ humanizePercentage .Value }}{{ end }} against the same weekday",
    description:
      "People come and do not buy. The last three whole hours against the same weekday in the four weeks before.",
    runbook: "conversion-drop",
    page: "overview?metric=conversion_rate&from=now-2d/d&to=now/d&interval=hour",
  },
  {
    uid: "vigie-no-orders",
    title: "No orders",
    source: "postgres",
    query: `
    with at as (select date_trunc('hour', now()) as h)
    select (select coalesce(sum(orders), 0) from report.hourly, at where hour >= h - interval '2 hours')::float8 as value
    from (
      select sum(orders) / 4.0 as usual from report.hourly, at, generate_series(1, 4) as week
      where hour >= h - week * interval '7 days' - interval '2 hours' and hour < h - week * interval '7 days'
    ) u
    where u.usual >= 5
`,
    fires: ["lt", 1],
    for: "5m",
    severity: "critical",
    summary: "No order for two hours, where five or more are usual",
    description: "Either nobody can buy, or orders no longer arrive here.",
    runbook: "no-orders",
    page: "overview?from=now/d&to=now/d&interval=hour",
  },
  {
    uid: "vigie-payment-errors",
    title: "Payment errors",
    source: "loki",
    query: `sum(count_over_time({service_name=~".*payment.*|.*checkout.*", level=~"error|fatal"}[10m])) / sum(count_over_time({service_name=~".*payment.*|.*checkout.*"}[10m]))`,
    fires: ["gt", 0.1],
    for: "5m",
    severity: "critical",
    summary:
      "{{ with $values.A }}{{ humanizePercentage .Value }}{{ end }} of the lines of payment and checkout are errors",
    description: "Over the last ten minutes.",
    runbook: "payment-errors",
    page: "logs?service=payment&service=checkout&level=error&from=now-1h&to=now",
  },
  {
    uid: "vigie-top-product-sold-out",
    title: "A top product is sold out",
    source: "postgres",
    query: `
    select title as product_name, subject as subject, product as product, 1::float8 as value
    from report.signals
    where kind = 'stock_out' and severity <> 'info' and ongoing and not silenced and verdict is null
      and started_at > now() - interval '2 days'
`,
    fires: ["gt", 0],
    for: "0s",
    severity: "warning",
    summary: "{{ $labels.product_name }}",
    description: "One of the fifty products with most revenue of the last four weeks has no stock in any warehouse.",
    runbook: "stock-out",
    page: "products",
  },
  {
    uid: "vigie-deploy-failed",
    title: "A deploy failed",
    source: "postgres",
    query: `
    select s.title as deploy, s.subject as subject, s.service as service, 1::float8 as value
    from report.signals s
    where kind = 'deploy' and s.detail ->> 'state' = 'failed' and not silenced and verdict is null
      and started_at > now() - interval '1 hour'
`,
    fires: ["gt", 0],
    for: "0s",
    severity: "warning",
    summary: "{{ $labels.deploy }}",
    description: "A deploy was reported as failed within the last hour.",
    runbook: "deploy-failed",
    page: "operations",
  },
];
