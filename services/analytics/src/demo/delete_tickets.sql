delete from shop.ticket t
using shop.sales_order o
where o.id = any (:'ids'::bigint[]) and t.store_id = o.store_id and t.order_key = o.key
