-- The shop's stores, warehouses and products, from the plan. Answers their ids.
with plan as (select :'plan'::jsonb as it, :'prefix'::text as prefix),
stores as (
  insert into shop.store (key, name, country, region, city, time_zone, currency, opened_at)
  select prefix || (s ->> 'key'), s ->> 'name', s ->> 'country_name', s ->> 'region', s ->> 'city', s ->> 'time_zone', s ->> 'currency',
    (s ->> 'opened_at')::timestamptz
  from plan, jsonb_array_elements(it -> 'stores') s
  returning id::bigint, key
), warehouses as (
  insert into shop.warehouse (key, name)
  select prefix || (w ->> 'key'), w ->> 'name' from plan, jsonb_array_elements(it -> 'warehouses') w
  returning id::bigint, key
), products as (
  insert into shop.product (key, name, category, brand, price, cost, origin)
  select prefix || (p ->> 'key'), p ->> 'name', p ->> 'category', p ->> 'brand', (p ->> 'price')::numeric, (p ->> 'cost')::numeric, 'catalogue'
  from plan, jsonb_array_elements(it -> 'products') p
  returning id::bigint, key
)
select 'stores' as kind, id, substr(key, length(:'prefix') + 1) as key from stores
union all select 'warehouses', id, substr(key, length(:'prefix') + 1) from warehouses
union all select 'products', id, substr(key, length(:'prefix') + 1) from products
