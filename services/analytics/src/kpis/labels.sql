-- Names to show for keys: a product's or a store's.
select p.key, p.name as label from shop.product p where :'dimension' = 'product' and p.key = any (:'keys'::text[])
union all
select s.key, s.name from shop.store s where :'dimension' = 'store' and s.key = any (:'keys'::text[])
