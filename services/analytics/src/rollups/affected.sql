create temporary table affected on commit drop as
select customer_id, day, sum(orders)::bigint as orders
from delta_entry
where customer_id is not null and orders <> 0
group by customer_id, day
having sum(orders) <> 0
