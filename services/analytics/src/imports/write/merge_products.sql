with merged as (
  insert into shop.product as p (key, name, category, brand, price, cost, origin)
  select s.product_id, s.name, coalesce(s.category, old.category), coalesce(s.brand, old.brand), coalesce(s.price, old.price),
    coalesce(s.cost, old.cost), 'catalogue'
  from stage_row s left join shop.product old on old.key = s.product_id
  where old.id is null or old.origin <> 'catalogue'
    or (s.name, coalesce(s.category, old.category), coalesce(s.brand, old.brand), coalesce(s.price, old.price), coalesce(s.cost, old.cost))
    is distinct from (old.name, old.category, old.brand, old.price, old.cost)
  on conflict (key) do update set name = excluded.name, category = excluded.category, brand = excluded.brand, price = excluded.price,
    cost = excluded.cost, origin = excluded.origin, updated_at = now()
  returning 1
)
select (select count(*) from merged) as written, (select count(*) from stage_row) as rows
