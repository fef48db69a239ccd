-- Positions (from 0) of the lines whose product is not known, or has no price and none was given.
select n.position - 1 as position, p.id is null as unknown
from jsonb_array_elements(:'lines'::jsonb) with ordinality as n (line, position)
left join shop.product p on p.key = n.line ->> 'product_id'
where p.id is null or (n.line ->> 'unit_price' is null and p.price is null)
order by 1
