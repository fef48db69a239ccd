-- Sums of one rollup over [from, to), by bucket and group.
select
  case :'interval'
    when 'none' then ''
    when 'hour' then to_char(c.bucket, 'YYYY-MM-DD"T"HH24:00:00"Z"')
    else to_char(date_trunc(:'interval', c.bucket), 'YYYY-MM-DD')
  end as bucket,
  case :'group' when '' then '' when 'store' then s.key else c.value end as group_a,
  '' as group_b,
  c.currency,
  sum(c.orders)::bigint as orders, sum(c.units)::bigint as units, sum(c.gross)::bigint as gross,
  sum(c.identified_gross)::bigint as identified_gross, sum(c.refunds)::bigint as refunds,
  sum(c.refunded_units)::bigint as refunded_units, sum(c.adjustments)::bigint as adjustments, sum(c.cost)::bigint as cost,
  sum(c.costed_revenue)::bigint as costed_revenue, sum(c.sessions)::bigint as sessions,
  sum(c.converting_sessions)::bigint as converting_sessions, count(*) as rows_read
from mart.cell c
left join shop.store s on s.id = c.store_id
where c.rollup = :'rollup'
  and c.bucket >= :'from'::timestamp and c.bucket < :'to'::timestamp
  and (:'stores'::text[] is null or s.key = any (:'stores'::text[]))
  and (:'currencies'::text[] is null or c.currency = any (:'currencies'::text[]))
  and (:'values'::text[] is null or c.value = any (:'values'::text[]))
group by 1, 2, 4
