insert into mart.return_gap as g (day, previous_day, customers)
select day, previous_day, customers from gap_change order by day, previous_day
on conflict (day, previous_day) do update set customers = g.customers + excluded.customers
