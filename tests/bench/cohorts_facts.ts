import { cohortDimension, cohortGrain } from "../../services/analytics/src/cohorts/schema.ts";
import { bucket, period } from "./cohorts.ts";

export const grains = cohortGrain.options;
/** Everybody's, and those of each attribute of the first order. */
export const attributes = ["", ...cohortDimension.options];
export const measures = ["active", "returned", "orders", "gross", "refunds", "cost", "costed_revenue"];
export const tableOf = (grain: string, attribute: string) => `cells_${grain}_${attribute || "all"}`;

const sums = measures.map((it) => `sum(${it}) as ${it}`).join(", ");
const amounts = measures.slice(2);

/** A customer's first order and its attributes; the category is the one of most value, of first orders only. */
const firstOrder = `create or replace temp table first_order as
  with chosen as (
    select customer_id, min(day) as day, arg_min(id, (day, ordered_at, id)) as id, arg_min(store_id, (day, ordered_at, id)) as store_id,
      arg_min(country, (day, ordered_at, id)) as country, arg_min(channel, (day, ordered_at, id)) as channel
    from orders where customer_id is not null group by customer_id)
  select f.customer_id, f.day as first_day, st.key as store, f.country, c.category, f.channel,
    '(none)' as campaign, '(none)' as coupon, cu.loyalty_tier
  from chosen f join store st on st.id = f.store_id join customer cu on cu.id = f.customer_id
  join (select id, arg_min(category, (-value, category)) as category from (
      select s.id, p.category, sum(s.total) as value from sale s join product p on p.id = s.product_id
      where s.quantity > 0 and s.id in (select id from chosen) group by s.id, p.category) g group by id) c on c.id = f.id`;

/** By customer and period, as cells then only add up. */
const byPeriod = (grain: "week" | "month") => `create or replace temp table placed_${grain} as
  with placed as (
    select customer_id, cohort, period, max(case when orders > 0 then 1 else 0 end) as active, ${amounts.map((it) => `sum(${it}) as ${it}`).join(", ")}
    from (select *, ${period[grain]} as period from (
      select f.customer_id, ${bucket[grain].replace("D", "first_day")} as cohort, d.day, ${amounts.map((it) => `d.${it}`).join(", ")}
      from day_sales d join first_order f using (customer_id)))
    group by all),
  came_back as (select customer_id, min(period) as period from placed where active = 1 and period > 0 group by customer_id)
  select p.*, case when b.period is null then 0 else 1 end as returned
  from placed p left join came_back b on b.customer_id = p.customer_id and b.period = p.period`;

/** All cells from the facts, in the quickest way found: every grain and every attribute of the first order. */
export const answer = (): string[] => [
  `create or replace temp table sale as select o.customer_id, o.day, o.id, l.total, l.quantity, l.product_id,
      (p.cost * 100 * l.quantity)::bigint as cost
    from lines l join orders o on o.id = l.order_id join product p on p.id = l.product_id where o.customer_id is not null`,
  firstOrder,
  `create or replace temp table day_sales as select customer_id, day, count(distinct case when quantity > 0 then id end) as orders,
      sum(case when quantity > 0 then total else 0 end)::bigint as gross,
      sum(case when quantity < 0 then -total else 0 end)::bigint as refunds, sum(cost)::bigint as cost, sum(total)::bigint as costed_revenue
    from sale group by customer_id, day`,
  ...grains.flatMap((grain) => [
    byPeriod(grain),
    ...attributes.map(
      (attribute) => `create or replace temp table ${tableOf(grain, attribute)} as
        select ${attribute || "''"} as value, cohort, period, ${sums}
        from placed_${grain} join first_order using (customer_id) group by 1, 2, 3`,
    ),
  ]),
];

const kept = {
  kept_sales:
    "customer_id bigint, day date, orders bigint, gross bigint, refunds bigint, cost bigint, costed_revenue bigint",
  kept_first:
    "customer_id bigint, first_day date, store varchar, country varchar, category varchar, channel varchar, campaign varchar, coupon varchar, loyalty_tier varchar",
  kept_cells: `grain varchar, attribute varchar, value varchar, cohort date, period bigint, ${measures.map((it) => `${it} bigint`).join(", ")}`,
};
const keys = {
  kept_sales: "customer_id, day",
  kept_first: "customer_id",
  kept_cells: "attribute, value, grain, cohort, period",
};

/** What the answer was made of, and it, into tables of the file with the keys that Vigie's have. Keys are made at the end, which is quicker. */
export const keep = (): string[] => [
  ...Object.entries(kept).flatMap(([table, columns]) => [
    `drop table if exists ${table}`,
    `create table ${table} (${columns})`,
  ]),
  "insert into kept_sales select * from day_sales",
  "insert into kept_first select * from first_order",
  ...grains.flatMap((grain) =>
    attributes.map(
      (attribute) => `insert into kept_cells select '${grain}', '${attribute}', * from ${tableOf(grain, attribute)}`,
    ),
  ),
  ...Object.entries(keys).map(([table, columns]) => `alter table ${table} add primary key (${columns})`),
  "checkpoint",
];
