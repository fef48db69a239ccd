delete from shop.order_line where order_id = any (:'ids'::bigint[])
