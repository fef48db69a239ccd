delete from mart.first_order where customer_id in (select customer_id from touched_customer)
