-- Visits whose orders are not placed end without them.
update shop.session s set order_key = null
from shop.sales_order o
where o.id = any (:'ids'::bigint[]) and s.store_id = o.store_id and s.order_key = o.key
