insert into shop.sales_order as o (
  store_id, key, customer_id, ordered_at, channel, device, country, region, city, shipping_address, payment_method, coupon, campaign
) values (
  :'store_id'::int, :'key', :'customer_id'::bigint, :'ordered_at'::timestamptz, :'channel', :'device', :'country', :'region',
  :'city', :'shipping_address', :'payment_method', :'coupon', :'campaign'
)
on conflict (store_id, key) do update set
  customer_id = excluded.customer_id, ordered_at = excluded.ordered_at, channel = excluded.channel, device = excluded.device,
  country = excluded.country, region = excluded.region, city = excluded.city, shipping_address = excluded.shipping_address,
  payment_method = excluded.payment_method, coupon = excluded.coupon,
  campaign = excluded.campaign, updated_at = now()
returning id, (xmax = 0) as created
