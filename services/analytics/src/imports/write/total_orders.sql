update shop.sales_order o set total = t.total
from (
  select l.order_id, sum(l.total)::bigint as total
  from shop.order_line l where l.order_id in (select order_id from changed_line) group by l.order_id
) t
where o.id = t.order_id and o.total <> t.total
