update shop.ticket set key = :'placeholder' || '-' || id where customer_id = :'id'::bigint returning id
