update shop.sales_order o set total = t.total
from (select order_id, sum(total)::bigint as total from shop.order_line where order_id = any (:'orders'::bigint[]) group by order_id) t
where o.id = t.order_id and o.total <> t.total
