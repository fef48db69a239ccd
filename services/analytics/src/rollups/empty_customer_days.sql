delete from mart.customer_day c using affected a where (c.customer_id, c.day) = (a.customer_id, a.day) and c.orders = 0
