update shop.sales_order o set total = t.total
from (select coalesce(sum(total), 0)::bigint as total from shop.order_line where order_id = :'order_id'::bigint) t
where o.id = :'order_id'::bigint and o.total <> t.total
