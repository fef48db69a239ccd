select (select coalesce(max(id), 0) from shop.customer) as customers, (select coalesce(max(id), 0) from shop.sales_order) as orders
