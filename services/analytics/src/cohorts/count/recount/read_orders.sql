-- Of given orders what their entries do not tell; times in microseconds.
copy (
  select o.id, (date_part('epoch', o.ordered_at) * 1e6)::bigint, st.key, coalesce(o.campaign, '(none)'), coalesce(o.coupon, '(none)')
  from shop.sales_order o
  join shop.store st on st.id = o.store_id
  where o.id = any(:'orders'::bigint[])
) to stdout
