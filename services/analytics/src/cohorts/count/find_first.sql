insert into mart.first_order
select f.* from touched_customer t
cross join lateral (select * from mart.first_order_now n where n.customer_id = t.customer_id) f
