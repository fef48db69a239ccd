select setval(pg_get_serial_sequence('shop.customer', 'id'), (select coalesce(max(id), 1) from shop.customer)),
  setval(pg_get_serial_sequence('shop.sales_order', 'id'), (select coalesce(max(id), 1) from shop.sales_order))
