-- A line without a price takes the product's; a line already there keeps the price it was first given.
insert into shop.order_line as l (order_id, line_no, product_id, quantity, unit_price, unit_cost, total)
select :'order_id'::bigint, n.position, p.id, n.quantity, n.price, n.unit_cost,
  shop.round_half_even(n.price * n.quantity * cu.minor_units)
from (
  select e.position, e.line ->> 'product_id' as product_key, (e.line ->> 'quantity')::bigint as quantity,
    coalesce((e.line ->> 'unit_price')::numeric, old.unit_price, pp.price) as price, (e.line ->> 'unit_cost')::numeric as unit_cost
  from jsonb_array_elements(:'lines'::jsonb) with ordinality as e (line, position)
  join shop.product pp on pp.key = e.line ->> 'product_id'
  left join shop.order_line old on old.order_id = :'order_id'::bigint and old.line_no = e.position and old.product_id = pp.id
) n
join shop.product p on p.key = n.product_key
join shop.currency cu on cu.code = :'currency'
on conflict (order_id, line_no) do update set
  product_id = excluded.product_id, quantity = excluded.quantity, unit_price = excluded.unit_price,
  unit_cost = excluded.unit_cost, total = excluded.total
where (l.product_id, l.quantity, l.unit_price, l.unit_cost) is distinct from
  (excluded.product_id, excluded.quantity, excluded.unit_price, excluded.unit_cost)
