-- The customers' days and first orders against those counted anew.
with both_sides as (
  select s.*, true as is_stored from mart.customer_sales s
  union all
  select r.*, false from recounted_sales r
), compared as (
  select 'customer_sales' as rollup, day::text as bucket, currency, customer_id::text as value, m.measure,
    coalesce(sum(m.amount) filter (where is_stored), 0)::bigint as stored,
    coalesce(sum(m.amount) filter (where not is_stored), 0)::bigint as recounted
  from both_sides cross join lateral (values
    ('orders', orders), ('units', units), ('gross', gross), ('refunds', refunds), ('adjustments', adjustments), ('cost', cost),
    ('costed_revenue', costed_revenue)
  ) m (measure, amount)
  group by day, currency, customer_id, m.measure
), first_orders as (
  select coalesce(f.customer_id, n.customer_id) as customer_id, f.order_id as stored, n.order_id as recounted
  from mart.first_order f full join recounted_first n using (customer_id)
  where f is distinct from n
)
select rollup, bucket, currency, 0 as store_id, value, measure, stored, recounted from compared where stored <> recounted
union all
select 'first_order', '', '', 0, customer_id::text, 'order_id', coalesce(stored, 0), coalesce(recounted, 0) from first_orders
limit :'limit'::int
