update shop.sales_order set shipping_address = null where customer_id = :'id'::bigint and shipping_address is not null
returning id
