-- New lines, and those of which the file says something else. A line without a price keeps the one it has,
-- or takes the product's, which is then its own.
with wanted as (
  select n.order_id, n.place, n.product_id, n.quantity, n.file_line, n.unit_cost, n.minor_units, n.line_discount, n.line_total,
    coalesce(n.given_price, case when old.product_id = n.product_id then old.unit_price end, n.product_price) as price,
    old.order_id is null as is_new, old.product_id as old_product, old.quantity as old_quantity, old.unit_price as old_price,
    old.unit_cost as old_cost, old.total as old_total
  from placed n
  left join shop.order_line old on old.order_id = n.order_id and old.line_no = n.place
  where n.product_id is not null and n.order_id is not null and n.store_currency = n.currency
), totalled as (
  select *, case when line_total is not null then shop.round_half_even(line_total * minor_units)
    else shop.round_half_even((price * quantity - coalesce(line_discount, 0) * sign(quantity::numeric)) * minor_units) end as total
  from wanted where price is not null
), merged as (
  insert into shop.order_line (order_id, line_no, product_id, quantity, unit_price, unit_cost, total)
  select order_id, place, product_id, quantity, price, coalesce(unit_cost, old_cost), total
  from totalled
  where is_new or (product_id, quantity, price, coalesce(unit_cost, old_cost), total)
    is distinct from (old_product, old_quantity, old_price, old_cost, old_total)
  order by order_id, place
  on conflict (order_id, line_no) do update set
    product_id = excluded.product_id, quantity = excluded.quantity, unit_price = excluded.unit_price,
    unit_cost = excluded.unit_cost, total = excluded.total
  returning order_id, line_no
)
insert into changed_line (order_id, line_no) select order_id, line_no from merged
