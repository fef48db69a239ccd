-- New orders, and those of which the file says something else. What the file does not say stays as it is.
with merged as (
  insert into shop.sales_order as o (store_id, key, customer_id, ordered_at, channel, device, country, region, city,
    shipping_address, payment_method, coupon, campaign, total)
  select st.id, s.order_key, coalesce(c.id, old.customer_id), s.ordered_at, coalesce(s.channel, old.channel),
    coalesce(s.device, old.device), coalesce(s.country, old.country), coalesce(s.region, old.region), coalesce(s.city, old.city),
    coalesce(s.shipping_address, old.shipping_address), coalesce(s.payment_method, old.payment_method), coalesce(s.coupon, old.coupon),
    coalesce(s.campaign, old.campaign), coalesce(s.total, 0)
  from stage_order s
  join shop.store st on st.key = s.store_key and st.currency = s.currency
  left join shop.customer c on c.key = s.customer_key
  left join shop.sales_order old on old.store_id = st.id and old.key = s.order_key
  where old.id is null
    or (coalesce(c.id, old.customer_id), s.ordered_at, coalesce(s.channel, old.channel), coalesce(s.device, old.device),
      coalesce(s.country, old.country), coalesce(s.region, old.region), coalesce(s.city, old.city),
      coalesce(s.shipping_address, old.shipping_address), coalesce(s.payment_method, old.payment_method), coalesce(s.coupon, old.coupon),
      coalesce(s.campaign, old.campaign))
    is distinct from (old.customer_id, old.ordered_at, old.channel, old.device, old.country, old.region, old.city,
      old.shipping_address, old.payment_method, old.coupon, old.campaign)
  order by s.ordinal
  on conflict (store_id, key) do update set
    customer_id = excluded.customer_id, ordered_at = excluded.ordered_at, channel = excluded.channel, device = excluded.device,
    country = excluded.country, region = excluded.region, city = excluded.city, shipping_address = excluded.shipping_address,
    payment_method = excluded.payment_method, coupon = excluded.coupon, campaign = excluded.campaign, updated_at = now()
  returning id
)
insert into changed_order (order_id) select id from merged
