delete from shop.order_line where order_id = :'order_id'::bigint and line_no > :'keep'::int
