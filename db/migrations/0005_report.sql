-- The stable contract for people with SQL and for Grafana's PostgreSQL data source. No names, e-mails or addresses.
create schema report;

create view report.stores as
select id as store_id, key as store, name, country, region, city, time_zone, currency, opened_at from shop.store;

create view report.customers as
select id as customer_id, key as customer, country, region, city, registered_at, loyalty_tier,
  shop.is_premium(loyalty_tier) as is_premium_customer
from shop.customer;

create view report.stock as
select distinct on (s.product_id, s.warehouse_id)
  p.key as product, p.name as product_name, w.key as warehouse, s.quantity, s.as_of, s.quantity < 10 as low_stock
from shop.stock_level s
join shop.product p on p.id = s.product_id
join shop.warehouse w on w.id = s.warehouse_id
order by s.product_id, s.warehouse_id, s.as_of desc;

create view report.products as
select p.id as product_id, p.key as product, p.name, p.category, p.brand, p.price, p.cost, p.price - p.cost as unit_margin,
  k.quantity as stock, k.quantity < 10 as low_stock
from shop.product p
left join lateral (select sum(quantity) as quantity from report.stock s where s.product = p.key) k on true;

create view report.order_lines as
select o.id as order_id, o.key as "order", st.key as store, st.currency, o.ordered_at,
  (o.ordered_at at time zone st.time_zone)::date as local_day, l.line_no, p.key as product, p.name as product_name,
  p.category, p.brand, l.quantity, l.unit_price, l.total / cu.minor_units as line_total,
  coalesce(l.unit_cost, p.cost) as unit_cost,
  (l.total - shop.round_half_even(coalesce(l.unit_cost, p.cost) * l.quantity * cu.minor_units)) / cu.minor_units as margin,
  c.key as customer, shop.is_premium(c.loyalty_tier) as is_premium_customer, c.loyalty_tier,
  coalesce(o.country, c.country) as country, coalesce(o.region, c.region) as region, coalesce(o.city, c.city) as city,
  o.channel, o.device,
  case when l.quantity < 0 then 'return' when l.unit_price > 0 then 'sale' when l.unit_price = 0 then 'free' else 'adjustment' end as kind
from shop.order_line l
join shop.sales_order o on o.id = l.order_id
join shop.store st on st.id = o.store_id
join shop.currency cu on cu.code = st.currency
join shop.product p on p.id = l.product_id
left join shop.customer c on c.id = o.customer_id;

create view report.daily as
select bucket::date as day, s.key as store, c.currency, orders, units, gross / cu.minor_units as gross_revenue,
  refunds / cu.minor_units as refunds, (gross - refunds + adjustments) / cu.minor_units as net_revenue,
  cost / cu.minor_units as cost, sessions, converting_sessions
from mart.cell c join shop.store s on s.id = c.store_id join shop.currency cu on cu.code = c.currency
where rollup = 'day_store';

create view report.monthly_by_country as
select bucket::date as month, c.currency, value as country, orders, units, gross / cu.minor_units as gross_revenue,
  (gross - refunds + adjustments) / cu.minor_units as net_revenue
from mart.cell c join shop.currency cu on cu.code = c.currency
where rollup = 'month_country';

create view report.active_customers as
select grain, bucket, customers, new_customers, customers - new_customers as returning_customers from mart.active_customers;

do $$ begin
  if not exists (select from pg_roles where rolname = 'vigie_report') then create role vigie_report nologin; end if;
end $$;
grant usage on schema report to vigie_report;
grant select on all tables in schema report to vigie_report;
