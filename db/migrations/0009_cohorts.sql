-- What customers bought by day, their first order, and cohorts as counts of both. Kept up to date with the rollups, by the
-- same differences: a late order takes its customer's parts out of the cells and puts them in anew.
create table mart.customer_sales (
  customer_id bigint not null,
  -- Local to the store of the order, as everywhere.
  day date not null,
  currency text not null,
  orders bigint not null,
  units bigint not null,
  gross bigint not null,
  refunds bigint not null,
  adjustments bigint not null,
  cost bigint not null,
  costed_revenue bigint not null,
  primary key (customer_id, day, currency)
);

create table mart.first_order (
  customer_id bigint primary key,
  first_day date not null,
  order_id bigint not null,
  store text not null,
  country text not null,
  category text not null,
  channel text not null,
  campaign text not null,
  coupon text not null,
  loyalty_tier text not null
);

-- grain: week (from Monday) or month of the first order. period: whole weeks or months since then.
-- currency '': customers and orders in all currencies together, no amounts. returned: those for whom it is the first period
-- with an order after that of the first order.
create table mart.cohort_cell (
  grain text not null,
  dimension text not null,
  value text not null,
  cohort date not null,
  period integer not null,
  currency text not null,
  active bigint not null,
  returned bigint not null,
  orders bigint not null,
  units bigint not null,
  gross bigint not null,
  refunds bigint not null,
  adjustments bigint not null,
  cost bigint not null,
  costed_revenue bigint not null,
  primary key (grain, dimension, value, currency, cohort, period)
);

-- Of several orders on the earliest day the earliest by the clock, then the oldest record. Its category is that of most value.
create view mart.first_order_now as
select e.customer_id, e.day as first_day, e.order_id, st.key as store, e.country, c.category, e.channel,
  coalesce(e.campaign, '(none)') as campaign, coalesce(e.coupon, '(none)') as coupon, e.loyalty_tier
from (
  select distinct on (o.customer_id) o.customer_id, o.id as order_id, o.campaign, o.coupon, e.day, e.store_id, e.country,
    e.channel, e.loyalty_tier
  from shop.sales_order o
  join mart.entry e on e.source = 'o' and e.fact_id = o.id and e.customer_id = o.customer_id and e.orders > 0
  order by o.customer_id, e.day, o.ordered_at, o.id
) e
join shop.store st on st.id = e.store_id
cross join lateral (
  select l.category from mart.entry l
  where l.source = 'o' and l.fact_id = e.order_id and l.entry_no > 0 and l.units > 0
  group by l.category order by sum(l.gross) desc, l.category limit 1
) c;

create view mart.cohort_fact as
select s.customer_id, g.grain, g.cohort, g.period, s.currency, s.orders, s.units, s.gross, s.refunds, s.adjustments, s.cost,
  s.costed_revenue, f.store, f.country, f.category, f.channel, f.campaign, f.coupon, f.loyalty_tier
from mart.customer_sales s
join mart.first_order f using (customer_id)
cross join lateral (values
  ('week', date_trunc('week', f.first_day::timestamp)::date,
    (date_trunc('week', s.day::timestamp)::date - date_trunc('week', f.first_day::timestamp)::date) / 7),
  ('month', date_trunc('month', f.first_day::timestamp)::date,
    (12 * (extract(year from s.day) - extract(year from f.first_day)) + extract(month from s.day) - extract(month from f.first_day))::integer)
) g (grain, cohort, period);

create view report.cohorts as
select grain, dimension, value, cohort, period, c.currency, active as customers, returned, orders,
  gross / cu.minor_units as gross_revenue, (gross - refunds + adjustments) / cu.minor_units as net_revenue,
  (costed_revenue - cost) / cu.minor_units as margin
from mart.cohort_cell c left join shop.currency cu on cu.code = c.currency;
grant select on report.cohorts to vigie_report;

-- A database that was there before counts its orders into the new tables.
insert into ops.dirty (source, fact_id) select 'o', id from shop.sales_order;
