insert into mart.customer_day as c (customer_id, day, orders)
select customer_id, day, orders from affected
on conflict (customer_id, day) do update set orders = c.orders + excluded.orders
