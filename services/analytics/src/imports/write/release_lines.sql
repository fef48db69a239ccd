-- Waiting lines whose product has come, with a price of their own or the product's.
with ready as (
  delete from ops.waiting w using shop.product p, shop.sales_order o, shop.store st, shop.currency cu
  where w.source = 'orders' and p.key = w.product_key and o.id = (w.record ->> 'order_id')::bigint
    and st.id = o.store_id and cu.code = st.currency and coalesce((w.record ->> 'unit_price')::numeric, p.price) is not null
  returning w.id, o.id as order_id, (w.record ->> 'line_no')::int as line_no, p.id as product_id, (w.record ->> 'quantity')::bigint as quantity,
    coalesce((w.record ->> 'unit_price')::numeric, p.price) as price, (w.record ->> 'unit_cost')::numeric as unit_cost,
    coalesce((w.record ->> 'line_discount')::numeric, 0) as discount, (w.record ->> 'line_total')::numeric as line_total, cu.minor_units
)
insert into shop.order_line (order_id, line_no, product_id, quantity, unit_price, unit_cost, total)
select order_id,
  coalesce(line_no, coalesce((select max(x.line_no) from shop.order_line x where x.order_id = ready.order_id), 0)
    + row_number() over (partition by order_id, line_no is null order by id))::int,
  product_id, quantity, price, unit_cost,
  case when line_total is not null then shop.round_half_even(line_total * minor_units)
    else shop.round_half_even((price * quantity - discount * sign(quantity::numeric)) * minor_units) end
from ready
on conflict (order_id, line_no) do nothing
returning order_id
