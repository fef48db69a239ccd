-- Every fact, enriched, as it is now: what an entry should say. Refresh and reconciliation both read this view.
-- A sale has a quantity and a price above zero; a return has a negative quantity; what is left with a negative
-- amount (a bad-debt entry, say) is an adjustment. An order counts once, on its first sale line.
create view mart.order_line_recount as
select
  o.id as order_id, l.line_no, o.ordered_at, o.store_id, st.currency, st.time_zone, o.customer_id, p.category, p.brand,
  p.key as product, l.quantity, l.total,
  coalesce(o.country, c.country, '(unknown)') as country,
  coalesce(o.region, c.region, '(unknown)') as region,
  coalesce(o.city, c.city, '(unknown)') as city,
  coalesce(o.channel, '(unknown)') as channel,
  coalesce(o.device, '(unknown)') as device,
  case when o.customer_id is null then '(guest)' else coalesce(c.loyalty_tier, '(none)') end as loyalty_tier,
  l.quantity > 0 and l.unit_price > 0 as is_sale,
  shop.round_half_even(coalesce(l.unit_cost, p.cost) * l.quantity * cu.minor_units) as cost,
  row_number() over (partition by o.id, l.quantity > 0 and l.unit_price > 0 order by l.line_no) as nth,
  row_number() over (partition by o.id, l.quantity > 0 and l.unit_price > 0, p.category order by l.line_no) as nth_of_category,
  row_number() over (partition by o.id, l.quantity > 0 and l.unit_price > 0, p.brand order by l.line_no) as nth_of_brand,
  row_number() over (partition by o.id, l.quantity > 0 and l.unit_price > 0, p.key order by l.line_no) as nth_of_product
from shop.sales_order o
join shop.store st on st.id = o.store_id
join shop.currency cu on cu.code = st.currency
join shop.order_line l on l.order_id = o.id
join shop.product p on p.id = l.product_id
left join shop.customer c on c.id = o.customer_id;

create view mart.recount_orders as
select
  'o'::"char" as source, order_id as fact_id, line_no::bigint as entry_no,
  (ordered_at at time zone time_zone)::date as day,
  date_trunc('hour', ordered_at, time_zone) at time zone 'UTC' as hour,
  store_id, currency, customer_id, country, region, city, channel, device, loyalty_tier,
  coalesce(category, '(none)') as category, coalesce(brand, '(none)') as brand, product,
  (is_sale and nth = 1)::int::bigint as orders,
  (is_sale and nth_of_category = 1)::int::bigint as orders_of_category,
  (is_sale and nth_of_brand = 1)::int::bigint as orders_of_brand,
  (is_sale and nth_of_product = 1)::int::bigint as orders_of_product,
  case when is_sale then quantity else 0 end as units,
  case when is_sale then total else 0 end as gross,
  case when is_sale and customer_id is not null then total else 0 end as identified_gross,
  case when quantity < 0 then -total else 0 end as refunds,
  case when quantity < 0 then -quantity else 0 end as refunded_units,
  case when quantity > 0 and not is_sale then total else 0 end as adjustments,
  coalesce(cost, 0) as cost,
  case when cost is null then 0 else total end as costed_revenue,
  0::bigint as sessions, 0::bigint as converting_sessions
from mart.order_line_recount;

-- A refund counts on its own date, under the dimensions of the order and, where it names one, of the line.
create view mart.recount_refunds as
select
  'o'::"char" as source, o.id as fact_id, -r.id as entry_no,
  (r.refunded_at at time zone st.time_zone)::date as day,
  date_trunc('hour', r.refunded_at, st.time_zone) at time zone 'UTC' as hour,
  o.store_id, st.currency, o.customer_id,
  coalesce(o.country, c.country, '(unknown)') as country,
  coalesce(o.region, c.region, '(unknown)') as region,
  coalesce(o.city, c.city, '(unknown)') as city,
  coalesce(o.channel, '(unknown)') as channel,
  coalesce(o.device, '(unknown)') as device,
  case when o.customer_id is null then '(guest)' else coalesce(c.loyalty_tier, '(none)') end as loyalty_tier,
  coalesce(p.category, '(none)') as category, coalesce(p.brand, '(none)') as brand, coalesce(p.key, '(none)') as product,
  0::bigint as orders, 0::bigint as orders_of_category, 0::bigint as orders_of_brand, 0::bigint as orders_of_product,
  0::bigint as units, 0::bigint as gross, 0::bigint as identified_gross,
  r.amount as refunds, r.quantity as refunded_units, 0::bigint as adjustments,
  coalesce(-shop.round_half_even(coalesce(l.unit_cost, p.cost) * r.quantity * cu.minor_units), 0) as cost,
  case when coalesce(l.unit_cost, p.cost) is null then 0 else -r.amount end as costed_revenue,
  0::bigint as sessions, 0::bigint as converting_sessions
from shop.refund r
join shop.sales_order o on o.id = r.order_id
join shop.store st on st.id = o.store_id
join shop.currency cu on cu.code = st.currency
left join shop.customer c on c.id = o.customer_id
left join shop.order_line l on l.order_id = o.id and l.line_no = r.line_no
left join shop.product p on p.id = l.product_id;

-- A session says nothing of products: it is no part of the category, brand and product rollups.
create view mart.recount_sessions as
select
  's'::"char" as source, s.id as fact_id, 0::bigint as entry_no,
  (s.started_at at time zone st.time_zone)::date as day,
  date_trunc('hour', s.started_at, st.time_zone) at time zone 'UTC' as hour,
  s.store_id, st.currency, s.customer_id,
  coalesce(s.country, '(unknown)') as country,
  coalesce(s.region, '(unknown)') as region,
  coalesce(s.city, '(unknown)') as city,
  coalesce(s.channel, '(unknown)') as channel,
  coalesce(s.device, '(unknown)') as device,
  '(none)' as loyalty_tier,
  null::text as category, null::text as brand, null::text as product,
  0::bigint as orders, 0::bigint as orders_of_category, 0::bigint as orders_of_brand, 0::bigint as orders_of_product,
  0::bigint as units, 0::bigint as gross, 0::bigint as identified_gross, 0::bigint as refunds, 0::bigint as refunded_units,
  0::bigint as adjustments, 0::bigint as cost, 0::bigint as costed_revenue,
  1::bigint as sessions, (s.order_key is not null)::int::bigint as converting_sessions
from shop.session s
join shop.store st on st.id = s.store_id;

create view mart.recount as
select * from mart.recount_orders union all select * from mart.recount_refunds union all select * from mart.recount_sessions;
