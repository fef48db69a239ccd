delete from shop.sales_order where id = any (:'ids'::bigint[])
