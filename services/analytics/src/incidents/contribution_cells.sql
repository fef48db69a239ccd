-- Sums of the hours [from, to) and of the same hours of some weeks before, by every dimension at once.
with span as (
  select w.week, (:'from'::timestamptz - w.week * interval '7 days') at time zone 'UTC' as from_at,
    (:'to'::timestamptz - w.week * interval '7 days') at time zone 'UTC' as to_at
  from generate_series(0, :'weeks'::int) w(week)
)
select span.week, s.key as store, e.country, e.channel, e.device, e.loyalty_tier,
  coalesce(e.category, '') as category, coalesce(o.payment_method, '') as payment_method, e.currency,
  sum(e.orders)::bigint as orders, sum(e.orders_of_category)::bigint as orders_of_category, sum(e.units)::bigint as units,
  sum(e.gross)::bigint as gross, sum(e.identified_gross)::bigint as identified_gross, sum(e.refunds)::bigint as refunds,
  sum(e.refunded_units)::bigint as refunded_units, sum(e.adjustments)::bigint as adjustments, sum(e.cost)::bigint as cost,
  sum(e.costed_revenue)::bigint as costed_revenue, sum(e.sessions)::bigint as sessions,
  sum(e.converting_sessions)::bigint as converting_sessions
from span
join mart.entry e on e.day >= span.from_at::date - 1 and e.day <= span.to_at::date + 1
  and e.hour >= span.from_at and e.hour < span.to_at
join shop.store s on s.id = e.store_id
left join shop.sales_order o on e.source = 'o' and o.id = e.fact_id
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
