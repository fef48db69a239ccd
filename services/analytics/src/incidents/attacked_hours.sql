-- Revenue of the orders that are marked as an attack, by hour, of a slice of the shop.
select (extract(epoch from e.hour) / 3600)::bigint as hour, e.currency, sum(e.gross)::bigint as gross
from ops.attack_order a
join mart.entry e on e.source = 'o' and e.fact_id = a.order_id
join shop.sales_order o on o.id = a.order_id
join shop.store s on s.id = e.store_id
where e.hour >= :'from'::timestamptz at time zone 'UTC' and e.hour < :'to'::timestamptz at time zone 'UTC'
  and case :'dimension' when '' then '' when 'store' then s.key when 'country' then e.country when 'category' then e.category
    when 'channel' then e.channel when 'payment_method' then o.payment_method end = :'value'
group by 1, 2
