select count(*) filter (where l.order_id is not null or o.order_id is not null) as written,
  count(*) filter (where l.order_id is null and o.order_id is null) as unchanged
from placed p
left join changed_line l on l.order_id = p.order_id and l.line_no = p.place
left join (select distinct order_id from changed_order) o on o.order_id = p.order_id
where p.order_id is not null and p.product_id is not null
