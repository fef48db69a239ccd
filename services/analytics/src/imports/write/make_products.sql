-- Products that are only known from order lines. A catalogue's word stays; among order lines the latest sale names it.
insert into shop.product as p (key, name, category, brand, origin, named_at)
select s.product_key, coalesce(s.product_name, s.product_key), s.category, s.brand, 'orders',
  case when s.product_name is null then '-infinity' else s.seen_at end
from stage_product s
left join shop.product known on known.key = s.product_key
where known.id is null or (known.origin = 'orders' and s.product_name is not null and s.seen_at > known.named_at)
on conflict (key) do update set name = excluded.name, category = coalesce(excluded.category, p.category),
  brand = coalesce(excluded.brand, p.brand), named_at = excluded.named_at, updated_at = now()
where p.origin = 'orders' and excluded.named_at > p.named_at
