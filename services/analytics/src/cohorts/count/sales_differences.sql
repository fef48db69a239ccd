-- The customers' days against the recounted entries (delta_entry), and their first orders against those found anew (first_found).
with both_sides as (
  select customer_id, day, currency, gross, orders, refunds, true as is_stored from mart.customer_sales
  union all
  select customer_id, day, currency, gross, orders, refunds, false from delta_entry where customer_id is not null
), compared as (
  select 'customer_sales' as rollup, day::text as bucket, currency, customer_id::text as value, m.measure,
    coalesce(sum(m.amount) filter (where is_stored), 0)::bigint as stored,
    coalesce(sum(m.amount) filter (where not is_stored), 0)::bigint as recounted
  from both_sides cross join lateral (values ('orders', orders), ('gross', gross), ('refunds', refunds)) m (measure, amount)
  group by day, currency, customer_id, m.measure
), first_orders as (
  select coalesce(f.customer_id, n.customer_id) as customer_id, f.order_id as stored, n.order_id as recounted
  from mart.first_order f full join first_found n using (customer_id)
  where (f.order_id, f.first_day, f.next_week, f.next_month, f.several) is distinct from (n.order_id, n.first_day, n.next_week, n.next_month, n.several)
    or (select array_agg(v.value order by k.at) from unnest(f.keys) with ordinality k (id, at) join mart.cohort_value v on v.id = k.id where k.at > 1)
      is distinct from array[n.store, n.country, n.category, n.channel, n.campaign, n.coupon, n.loyalty_tier]
)
select rollup, bucket, currency, 0 as store_id, value, measure, stored, recounted from compared where stored <> recounted
union all
select 'first_order', '', '', 0, customer_id::text, 'order_id', coalesce(stored, 0), coalesce(recounted, 0) from first_orders
limit :'limit'::int
