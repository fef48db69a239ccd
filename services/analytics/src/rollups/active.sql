-- A customer counts once in a bucket: on the first day in it, the one whose day before lies outside.
insert into mart.active_customers as a (grain, bucket, customers, new_customers)
select grain, date_trunc(grain, day::timestamp)::date as bucket,
  coalesce(sum(customers) filter (where previous_day < date_trunc(grain, day::timestamp)::date), 0) as customers,
  coalesce(sum(customers) filter (where previous_day = '-infinity'), 0) as new_customers
from gap_change cross join unnest(array['day', 'week', 'month']) grain
group by 1, 2
having sum(customers) filter (where previous_day < date_trunc(grain, day::timestamp)::date) <> 0
  or sum(customers) filter (where previous_day = '-infinity') <> 0
on conflict (grain, bucket) do update
set customers = a.customers + excluded.customers, new_customers = a.new_customers + excluded.new_customers
