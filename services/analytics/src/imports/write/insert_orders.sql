-- Orders of which none is there yet: no comparison, and their ids come back at once.
with made as (
  insert into shop.sales_order (store_id, key, customer_id, ordered_at, channel, device, country, region, city, shipping_address,
    payment_method, coupon, campaign, total)
  select st.id, s.order_key, c.id, s.ordered_at, s.channel, s.device, s.country, s.region, s.city, s.shipping_address,
    s.payment_method, s.coupon, s.campaign, s.total
  from stage_order s join shop.store st on st.key = s.store_key left join shop.customer c on c.key = s.customer_key
  order by s.ordinal
  on conflict (store_id, key) do nothing
  returning id, store_id, key
)
select s.ordinal, made.id
from made join shop.store st on st.id = made.store_id join stage_order s on s.store_key = st.key and s.order_key = made.key
