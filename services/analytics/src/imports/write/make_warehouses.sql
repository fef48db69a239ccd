insert into shop.warehouse (key, name)
select distinct warehouse_id, warehouse_id from stage_row s where not exists (select from shop.warehouse where key = s.warehouse_id)
on conflict (key) do nothing
