-- An amount refunded on the whole order, as exports give it; the newest word counts.
with added as (
  insert into shop.refund as r (order_id, key, amount, refunded_at, reason)
  select o.id, 'import', shop.round_half_even(s.refunded_amount * cu.minor_units), coalesce(s.refunded_at, s.ordered_at), 'from the order export'
  from stage_order s
  join shop.store st on st.key = s.store_key
  join shop.currency cu on cu.code = st.currency
  join shop.sales_order o on o.store_id = st.id and o.key = s.order_key
  where s.refunded_amount > 0
  on conflict (order_id, key) do update set amount = excluded.amount, refunded_at = excluded.refunded_at
  where (r.amount, r.refunded_at) is distinct from (excluded.amount, excluded.refunded_at)
  returning order_id
)
insert into changed_order (order_id) select order_id from added
