-- Refunds of whole orders pay back what the orders cost.
update shop.refund r set amount = o.total,
  quantity = (select coalesce(sum(l.quantity), 0) from shop.order_line l where l.order_id = o.id)
from shop.sales_order o
where o.id = r.order_id and r.line_no is null and o.id = any (:'ids'::bigint[])
