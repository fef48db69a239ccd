select distinct on (w.id) w.name as warehouse, s.quantity, to_char(s.as_of at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as as_of
from shop.stock_level s join shop.product p on p.id = s.product_id join shop.warehouse w on w.id = s.warehouse_id
where p.key = :'product'
order by w.id, s.as_of desc
