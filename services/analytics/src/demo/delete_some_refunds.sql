-- Takes out the refunds of single lines.
delete from shop.refund r
using jsonb_to_recordset(:'rows'::jsonb) as g(order_id bigint, line_no int)
where r.order_id = g.order_id and r.line_no = g.line_no
