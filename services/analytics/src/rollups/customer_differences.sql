-- The same for distinct customers, from the recounted entries (delta_entry).
with seen as (
  select customer_id, day, sum(orders) as orders from delta_entry where customer_id is not null group by 1, 2 having sum(orders) > 0
), recounted as (
  select day, lag(day, 1, '-infinity') over (partition by customer_id order by day) as previous_day from seen
), counts as (
  select 'return_gap' as rollup, day::text || ' after ' || previous_day::text as bucket, count(*) as customers
  from recounted group by 1, 2
  union all
  select 'return_gap_' || grain || '_' || previous_grain,
    date_trunc(grain, day::timestamp)::date::text || ' after ' || date_trunc(previous_grain, previous_day::timestamp)::date::text, count(*)
  from recounted cross join (values ('day', 'month'), ('month', 'day'), ('month', 'month')) it (grain, previous_grain) group by 1, 2
  union all
  select 'active_' || grain, date_trunc(grain, day::timestamp)::date::text, count(*) filter (where previous_day < date_trunc(grain, day::timestamp)::date)
  from recounted cross join unnest(array['day', 'week', 'month']) grain group by 1, 2
  union all
  select 'new_' || grain, date_trunc(grain, day::timestamp)::date::text, count(*) filter (where previous_day = '-infinity')
  from recounted cross join unnest(array['day', 'week', 'month']) grain group by 1, 2
), stored as (
  select 'return_gap' as rollup, day::text || ' after ' || previous_day::text as bucket, customers from mart.return_gap
  union all select 'return_gap_' || grain || '_' || previous_grain, day::text || ' after ' || previous_day::text, customers
  from mart.return_gap_sum
  union all select 'active_' || grain, bucket::text, customers from mart.active_customers
  union all select 'new_' || grain, bucket::text, new_customers from mart.active_customers
)
select rollup, bucket, '' as currency, 0 as store_id, '' as value, 'customers' as measure,
  coalesce(s.customers, 0) as stored, coalesce(c.customers, 0) as recounted
from counts c full join stored s using (rollup, bucket)
where coalesce(s.customers, 0) <> coalesce(c.customers, 0)
order by 1, 2
limit :'limit'::int
