-- Writes refunds of the demo shop's orders, where order and line are there: an incident may have stopped them.
insert into shop.refund (order_id, key, line_no, quantity, amount, refunded_at, reason)
select o.id, g.key, g.line_no,
  case when g.line_no is null then (select coalesce(sum(l.quantity), 0) from shop.order_line l where l.order_id = o.id) else g.quantity end,
  case when g.line_no is null then o.total else g.amount end,
  g.refunded_at, g.reason
from jsonb_to_recordset(:'rows'::jsonb) as g(order_key text, key text, line_no int, quantity bigint, amount bigint,
  refunded_at timestamptz, reason text)
join shop.sales_order o on o.key = g.order_key
join shop.store st on st.id = o.store_id and st.key = any (:'stores'::text[])
where g.line_no is null or exists (select from shop.order_line l where l.order_id = o.id and l.line_no = g.line_no)
on conflict (order_id, key) do nothing
