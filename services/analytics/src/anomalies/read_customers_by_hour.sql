-- Distinct customers of every hour over [from, to); `fresh` are those who bought on no day before, as the catalogue has it.
select (extract(epoch from e.hour) / 3600)::bigint as hour, e.currency, count(distinct e.customer_id) as active,
  count(distinct e.customer_id) filter (where f.first_day >= e.day) as fresh
from mart.entry e
cross join lateral (select min(d.day) as first_day from mart.customer_day d where d.customer_id = e.customer_id) f
where e.day >= (:'from'::timestamptz at time zone 'UTC')::date - 1
  and e.day <= (:'to'::timestamptz at time zone 'UTC')::date + 1
  and e.hour >= :'from'::timestamptz at time zone 'UTC' and e.hour < :'to'::timestamptz at time zone 'UTC'
  and e.orders_of_product > 0 and e.customer_id is not null
group by 1, 2
