insert into mart.return_gap_sum as g (grain, previous_grain, day, previous_day, customers)
select it.grain, it.previous_grain, date_trunc(it.grain, day::timestamp)::date,
  date_trunc(it.previous_grain, previous_day::timestamp)::date, sum(customers)::bigint
from gap_change
cross join (values ('day', 'month'), ('month', 'day'), ('month', 'month')) it (grain, previous_grain)
group by 1, 2, 3, 4
having sum(customers) <> 0
order by 1, 2, 3, 4
on conflict (grain, previous_grain, day, previous_day) do update set customers = g.customers + excluded.customers
