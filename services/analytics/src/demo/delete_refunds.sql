delete from shop.refund where order_id = any (:'ids'::bigint[])
