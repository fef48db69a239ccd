-- Products that are only known from order lines. A catalogue's word stays; among order lines the latest sale names it.
insert into shop.product as p (key, name, category, brand, origin, named_at)
select distinct on (l.product_key) l.product_key, coalesce(l.product_name, l.product_key), l.category, l.brand, 'orders',
  case when l.product_name is null then '-infinity' else o.ordered_at end
from stage_line l join stage_order o using (ordinal)
left join shop.product known on known.key = l.product_key
where known.id is null or (known.origin = 'orders' and l.product_name is not null and o.ordered_at > known.named_at
  and (l.product_name <> known.name or l.category is distinct from known.category or l.brand is distinct from known.brand))
order by l.product_key, (l.product_name is null), (l.quantity > 0 and l.unit_price > 0) desc, o.ordered_at desc, l.file_line desc
on conflict (key) do update set name = excluded.name, category = coalesce(excluded.category, p.category),
  brand = coalesce(excluded.brand, p.brand), named_at = excluded.named_at, updated_at = now()
where p.origin = 'orders' and excluded.named_at > p.named_at
