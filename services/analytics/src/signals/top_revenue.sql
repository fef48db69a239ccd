-- What the best sellers of the last four weeks have in common: at least this much revenue, in minor units.
select coalesce(min(revenue), 0)::bigint as least
from (
  select sum(l.total) as revenue
  from shop.order_line l join shop.sales_order o on o.id = l.order_id
  where l.quantity > 0 and o.ordered_at >= :'at'::timestamptz - interval '28 days' and o.ordered_at < :'at'::timestamptz
  group by l.product_id order by 1 desc limit :'top'::int
) best
