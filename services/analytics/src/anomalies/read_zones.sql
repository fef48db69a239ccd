-- The clock that most orders of the shop, of each store and of each country are placed by.
with sold as (
  select s.key, s.country, s.time_zone, sum(c.orders) as orders
  from shop.store s
  left join mart.cell c on c.rollup = 'month_store' and c.store_id = s.id
  group by s.id
), named as (
  select '' as dimension, '' as value, time_zone, orders from sold
  union all select 'store', key, time_zone, orders from sold
  union all select 'country', country, time_zone, orders from sold where country is not null
)
select distinct on (dimension, value) dimension, value, time_zone
from (select dimension, value, time_zone, sum(orders) as orders from named group by 1, 2, 3) summed
order by dimension, value, orders desc nulls last, time_zone
