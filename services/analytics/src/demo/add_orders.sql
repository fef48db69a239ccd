-- Writes orders of the demo shop with their lines; one that is there already stays as it is.
with given as (
  select * from jsonb_to_recordset(:'rows'::jsonb) as r(store text, key text, customer text, ordered_at timestamptz,
    channel text, device text, country text, region text, city text, shipping_address text, payment_method text,
    coupon text, campaign text, total bigint, lines jsonb)
), written as (
  insert into shop.sales_order (store_id, key, customer_id, ordered_at, channel, device, country, region, city,
    shipping_address, payment_method, coupon, campaign, total)
  select st.id, g.key, c.id, g.ordered_at, g.channel, g.device, g.country, g.region, g.city, g.shipping_address,
    g.payment_method, g.coupon, g.campaign, g.total
  from given g join shop.store st on st.key = g.store left join shop.customer c on c.key = g.customer
  order by g.ordered_at
  on conflict (store_id, key) do nothing
  returning id, key
)
insert into shop.order_line (order_id, line_no, product_id, quantity, unit_price, total)
select w.id, l.line_no, p.id, l.quantity, l.unit_price, l.total
from written w
join given g on g.key = w.key
cross join lateral jsonb_to_recordset(g.lines) as l(line_no int, product text, quantity bigint, unit_price numeric, total bigint)
join shop.product p on p.key = l.product
