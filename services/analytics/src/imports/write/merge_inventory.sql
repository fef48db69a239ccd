with known as (
  select p.id as product_id, w.id as warehouse_id, s.last_updated, s.stock_quantity
  from stage_row s join shop.product p on p.key = s.product_id join shop.warehouse w on w.key = s.warehouse_id
), merged as (
  insert into shop.stock_level as l (product_id, warehouse_id, as_of, quantity)
  select k.* from known k
  left join shop.stock_level old on (old.product_id, old.warehouse_id, old.as_of) = (k.product_id, k.warehouse_id, k.last_updated)
  where old.quantity is distinct from k.stock_quantity
  on conflict (product_id, warehouse_id, as_of) do update set quantity = excluded.quantity
  returning 1
)
select (select count(*) from merged) as written, (select count(*) from known) as rows, (select count(*) from stage_row) as staged
