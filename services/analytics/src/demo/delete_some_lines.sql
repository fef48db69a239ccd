-- Takes single lines out of orders.
delete from shop.order_line l
using jsonb_to_recordset(:'rows'::jsonb) as g(order_id bigint, line_no int)
where l.order_id = g.order_id and l.line_no = g.line_no
