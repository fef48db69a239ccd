-- Writes stock levels of the demo shop.
insert into shop.stock_level (product_id, warehouse_id, as_of, quantity)
select p.id, w.id, g.as_of, g.quantity
from jsonb_to_recordset(:'rows'::jsonb) as g(product text, warehouse text, as_of timestamptz, quantity bigint)
join shop.product p on p.key = g.product
join shop.warehouse w on w.key = g.warehouse
on conflict (product_id, warehouse_id, as_of) do update set quantity = excluded.quantity
