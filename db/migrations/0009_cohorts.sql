-- What customers bought by day, their first order, and cohorts as counts of both. Kept up to date with the rollups, by the
-- same differences: a late order takes its customer's parts out of the cells and puts them in anew.
-- What customers bought by day, local to the store of the order. Weeks are counted from Monday 1970-01-05, months from year 0.
create table mart.customer_sales (
  customer_id bigint not null,
  day date not null,
  currency text not null,
  orders bigint not null,
  units bigint not null,
  gross bigint not null,
  refunds bigint not null,
  adjustments bigint not null,
  cost bigint not null,
  costed_revenue bigint not null,
  week integer not null generated always as (floor((day - date '1970-01-05') / 7.0)::integer) stored,
  month integer not null generated always as ((date_part('year', day) * 12 + date_part('month', day) - 1)::integer) stored,
  primary key (customer_id, day, currency)
);

-- Values of the first order's attributes; that of everybody has no name.
create table mart.cohort_value (
  id integer generated always as identity primary key,
  dimension text not null,
  value text not null,
  unique (dimension, value)
);
insert into mart.cohort_value (dimension, value) values ('', '');

create table mart.first_order (
  customer_id bigint primary key,
  first_day date not null,
  order_id bigint not null,
  week integer not null,
  month integer not null,
  -- The next week and month with an order after the first; null: none yet.
  next_week integer,
  next_month integer,
  -- Bought in several currencies: who was active must not be counted in each.
  several boolean not null,
  -- Of mart.cohort_value, one of each attribute.
  keys integer[] not null
);

-- grain: 'w' or 'm'; cohort: the week or month of the first order; period: how many later. Amounts by currency; customers are
-- counted in one currency of a period each, so that they add up. refunds: less adjustments.
create table mart.cohort_cell (
  value_id integer not null,
  grain "char" not null,
  currency text not null,
  cohort integer not null,
  period integer not null,
  active bigint not null,
  returned bigint not null,
  orders bigint not null,
  gross bigint not null,
  refunds bigint not null,
  cost bigint not null,
  costed_revenue bigint not null,
  primary key (value_id, grain, currency, cohort, period)
);

create view report.cohorts as
select case grain when 'w' then 'week' else 'month' end as grain, v.dimension, v.value,
  case grain when 'w' then date '1970-01-05' + 7 * cohort else make_date(cohort / 12, 1 + cohort % 12, 1) end as cohort, period, c.currency,
  active as customers, returned, orders, gross / cu.minor_units as gross_revenue, (gross - refunds) / cu.minor_units as net_revenue,
  (costed_revenue - cost) / cu.minor_units as margin
from mart.cohort_cell c join mart.cohort_value v on v.id = c.value_id join shop.currency cu on cu.code = c.currency;
grant select on report.cohorts to vigie_report;

-- A database that was there before counts its orders into the new tables.
insert into ops.dirty (source, fact_id) select 'o', id from shop.sales_order;
