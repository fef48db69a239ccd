-- The stock of all warehouses together at each count of one of them, the newest 500.
with counts as (
  select s.warehouse_id, s.as_of, s.quantity - coalesce(lag(s.quantity) over (partition by s.warehouse_id order by s.as_of), 0) as change
  from shop.stock_level s join shop.product p on p.id = s.product_id where p.key = :'product'
), together as (
  select distinct as_of, sum(change) over (order by as_of)::bigint as quantity from counts
)
select to_char(as_of at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as as_of, quantity
from (select * from together order by as_of desc limit 500) newest
order by as_of
