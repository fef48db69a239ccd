-- The order in the middle of the four weeks before, by currency; nothing while the shop is younger than a week.
select s.currency, percentile_disc(0.5) within group (order by o.total) as total
from shop.sales_order o
join shop.store s on s.id = o.store_id
where o.ordered_at >= :'from'::timestamptz - interval '28 days' and o.ordered_at < :'from'::timestamptz and o.total > 0
  and exists (select from shop.sales_order where ordered_at < :'from'::timestamptz - interval '7 days')
  and not exists (select from ops.attack_order a where a.order_id = o.id)
group by 1
