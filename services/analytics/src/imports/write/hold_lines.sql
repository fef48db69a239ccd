-- Lines of products that are not known yet wait; they are merged when the product comes.
with held as (
  insert into ops.waiting as w (import_id, source, identity, product_key, record)
  select :'import_id'::bigint, 'orders', store_key || E'\x1f' || order_key || E'\x1f' || coalesce(line_no::text, product_key), product_key,
    jsonb_build_object('order_id', order_id, 'line_no', line_no, 'quantity', quantity, 'unit_price', given_price, 'unit_cost', unit_cost,
      'line_discount', line_discount, 'line_total', line_total)
  from placed where product_id is null and order_id is not null
  on conflict (source, identity) do update set record = excluded.record where w.record <> excluded.record
  returning 1
)
select (select count(*) from held) as held, (select count(*) from placed where product_id is null and order_id is not null) as waiting
