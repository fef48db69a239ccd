select id, key, price::text as price from shop.product
