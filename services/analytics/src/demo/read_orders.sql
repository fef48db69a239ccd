-- The demo shop's orders of a stretch of time with their lines.
select o.id, o.key, st.key as store, o.ordered_at, o.channel, o.country, o.payment_method,
  coalesce((
    select jsonb_agg(jsonb_build_object('line_no', l.line_no, 'product_key', p.key, 'quantity', l.quantity,
      'unit_price', l.unit_price::text) order by l.line_no)
    from shop.order_line l join shop.product p on p.id = l.product_id where l.order_id = o.id), '[]') as lines
from shop.sales_order o join shop.store st on st.id = o.store_id
where st.key = any (:'stores'::text[]) and o.ordered_at >= :'from'::timestamptz and o.ordered_at < :'to'::timestamptz
order by o.ordered_at, o.id
