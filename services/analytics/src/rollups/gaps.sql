insert into mart.return_gap as g (day, previous_day, customers)
select day, previous_day, sum(sign)::bigint from chain group by day, previous_day having sum(sign) <> 0
on conflict (day, previous_day) do update set customers = g.customers + excluded.customers
