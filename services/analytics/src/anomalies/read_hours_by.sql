-- Sums of every hour over [from, to) by the values of one dimension, from single entries: bounded by time.
select (extract(epoch from e.hour) / 3600)::bigint as hour,
  case :'dimension' when 'country' then e.country when 'category' then e.category when 'channel' then e.channel
    when 'payment_method' then o.payment_method end as value,
  e.currency,
  sum(case :'dimension' when 'category' then e.orders_of_category else e.orders end)::bigint as orders,
  sum(e.units)::bigint as units, sum(e.gross)::bigint as gross, sum(e.identified_gross)::bigint as identified_gross,
  sum(e.refunds)::bigint as refunds, sum(e.refunded_units)::bigint as refunded_units,
  sum(e.adjustments)::bigint as adjustments, sum(e.cost)::bigint as cost, sum(e.costed_revenue)::bigint as costed_revenue,
  sum(e.sessions)::bigint as sessions, sum(e.converting_sessions)::bigint as converting_sessions
from mart.entry e
left join shop.sales_order o on :'dimension' = 'payment_method' and e.source = 'o' and o.id = e.fact_id
where e.day >= (:'from'::timestamptz at time zone 'UTC')::date - 1
  and e.day <= (:'to'::timestamptz at time zone 'UTC')::date + 1
  and e.hour >= :'from'::timestamptz at time zone 'UTC' and e.hour < :'to'::timestamptz at time zone 'UTC'
  and (e.source = 'o' or :'dimension' <> 'payment_method')
  and case :'dimension' when 'country' then e.country when 'category' then e.category when 'channel' then e.channel
    when 'payment_method' then o.payment_method end is not null
group by 1, 2, 3
