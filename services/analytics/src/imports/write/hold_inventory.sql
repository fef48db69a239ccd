with held as (
  insert into ops.waiting as w (import_id, source, identity, product_key, record)
  select :'import_id'::bigint, 'inventory', product_id || E'\x1f' || warehouse_id || E'\x1f' || last_updated, product_id,
    jsonb_build_object('warehouse', warehouse_id, 'as_of', last_updated, 'quantity', stock_quantity)
  from stage_row s where not exists (select from shop.product where key = s.product_id)
  on conflict (source, identity) do update set record = excluded.record where w.record <> excluded.record
  returning 1
)
select (select count(*) from held) as held
