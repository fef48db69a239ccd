with ready as (
  delete from ops.waiting w using shop.product p, shop.warehouse h
  where w.source = 'inventory' and p.key = w.product_key and h.key = w.record ->> 'warehouse'
  returning p.id as product_id, h.id as warehouse_id, (w.record ->> 'as_of')::timestamptz as as_of, (w.record ->> 'quantity')::bigint as quantity
)
insert into shop.stock_level (product_id, warehouse_id, as_of, quantity) select * from ready
on conflict (product_id, warehouse_id, as_of) do nothing
returning product_id
