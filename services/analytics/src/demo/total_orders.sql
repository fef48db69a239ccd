-- Orders cost what their lines cost.
update shop.sales_order o set updated_at = now(),
  total = (select coalesce(sum(l.total), 0) from shop.order_line l where l.order_id = o.id)
where o.id = any (:'ids'::bigint[])
