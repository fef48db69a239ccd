insert into mart.customer_day (customer_id, day, orders)
select customer_id, day, sum(orders)::bigint from mart.entry
where customer_id is not null and orders <> 0
group by customer_id, day
having sum(orders) <> 0
order by customer_id, day
