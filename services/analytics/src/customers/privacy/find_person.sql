select c.id, c.key, c.name, c.email,
  coalesce((select array_agg(distinct shipping_address) from shop.sales_order o where o.customer_id = c.id and shipping_address is not null), '{}') as addresses
from shop.customer c where c.key = :'customer'
