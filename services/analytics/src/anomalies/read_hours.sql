-- Sums of every hour over [from, to), of the whole shop or of each store, from the hourly rollup.
select (extract(epoch from c.bucket) / 3600)::bigint as hour,
  case :'dimension' when 'store' then s.key else '' end as value, c.currency,
  sum(c.orders)::bigint as orders, sum(c.units)::bigint as units, sum(c.gross)::bigint as gross,
  sum(c.identified_gross)::bigint as identified_gross, sum(c.refunds)::bigint as refunds,
  sum(c.refunded_units)::bigint as refunded_units, sum(c.adjustments)::bigint as adjustments, sum(c.cost)::bigint as cost,
  sum(c.costed_revenue)::bigint as costed_revenue, sum(c.sessions)::bigint as sessions,
  sum(c.converting_sessions)::bigint as converting_sessions
from mart.cell c
join shop.store s on s.id = c.store_id
where c.rollup = 'hour_store'
  and c.bucket >= :'from'::timestamptz at time zone 'UTC' and c.bucket < :'to'::timestamptz at time zone 'UTC'
group by 1, 2, 3
