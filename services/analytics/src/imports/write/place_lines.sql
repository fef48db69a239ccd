-- Each staged line with the ids it belongs to and the line it already is, if any. Without a line number of its own
-- a line is the product's line of the order, or the next free number.
create temporary table placed on commit drop as
select l.*, o.id as order_id, st.id as store_id, st.currency as store_currency, s.currency, s.store_key, s.order_key, p.id as product_id,
  cu.minor_units,
  coalesce(l.line_no, same.line_no,
    coalesce((select max(line_no) from shop.order_line x where l.line_no is null and x.order_id = o.id), 0)
      + row_number() over (partition by l.ordinal, l.line_no is null, same.line_no is null order by l.file_line))::int as place,
  case when l.line_total is not null and l.unit_price is null and l.quantity <> 0 then round(l.line_total / l.quantity, 6)
    else l.unit_price end as given_price,
  p.price as product_price
from stage_line l
join stage_order s using (ordinal)
left join shop.store st on st.key = s.store_key
left join shop.currency cu on cu.code = st.currency
left join shop.sales_order o on o.store_id = st.id and o.key = s.order_key
left join shop.product p on p.key = l.product_key
left join lateral (
  select x.line_no from shop.order_line x
  where l.line_no is null and x.order_id = o.id and x.product_id = p.id order by x.line_no limit 1
) same on true
