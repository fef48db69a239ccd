-- Of given orders what their entries do not tell.
copy (
  select id, date_part('epoch', ordered_at), coalesce(campaign, '(none)'), coalesce(coupon, '(none)')
  from shop.sales_order
  where id = any(:'orders'::bigint[])
) to stdout
