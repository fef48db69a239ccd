-- Nothing comes back when the refund is already there.
insert into shop.refund (order_id, key, line_no, quantity, amount, refunded_at, reason)
select o.id, :'key', :'line_no'::int, :'quantity'::bigint, shop.round_half_even(:'amount'::numeric * cu.minor_units),
  :'refunded_at'::timestamptz, :'reason'::text
from shop.sales_order o join shop.store st on st.id = o.store_id join shop.currency cu on cu.code = st.currency
where o.id = :'order_id'::bigint
on conflict (order_id, key) do nothing
returning id
