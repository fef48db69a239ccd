select not exists (select from shop.sales_order) and not exists (select from shop.store) and not exists (select from shop.product) as empty
