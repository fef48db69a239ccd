-- Of given orders what their entries do not tell.
copy (
  select o.id, date_part('epoch', o.ordered_at), st.key, coalesce(o.campaign, '(none)'), coalesce(o.coupon, '(none)')
  from shop.sales_order o
  join shop.store st on st.id = o.store_id
  where o.id = any(:'orders'::bigint[])
) to stdout
