select o.id, o.key as order_id, st.key as store, st.currency, c.key as customer_id,
  shop.is_premium(c.loyalty_tier) as is_premium_customer,
  to_char(o.ordered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ordered_at,
  o.channel, o.device, coalesce(o.country, c.country) as country, coalesce(o.region, c.region) as region,
  coalesce(o.city, c.city) as city, o.payment_method, o.coupon, o.campaign,
  (o.total / cu.minor_units)::float8 as total,
  coalesce((select (sum(r.amount) / cu.minor_units)::float8 from shop.refund r where r.order_id = o.id), 0) as refunded,
  (select coalesce(jsonb_agg(jsonb_build_object(
      'line_no', l.line_no, 'product_id', p.key, 'name', p.name, 'quantity', l.quantity, 'unit_price', l.unit_price::float8,
      'line_total', (l.total / cu.minor_units)::float8,
      'margin', ((l.total - shop.round_half_even(coalesce(l.unit_cost, p.cost) * l.quantity * cu.minor_units)) / cu.minor_units)::float8
    ) order by l.line_no), '[]')
   from shop.order_line l join shop.product p on p.id = l.product_id where l.order_id = o.id) as lines,
  (select coalesce(jsonb_agg(jsonb_build_object(
      'refund_id', r.key, 'line_no', r.line_no, 'quantity', r.quantity, 'amount', (r.amount / cu.minor_units)::float8,
      'refunded_at', to_char(r.refunded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', r.reason
    ) order by r.refunded_at, r.id), '[]')
   from shop.refund r where r.order_id = o.id) as refunds
from shop.sales_order o
join shop.store st on st.id = o.store_id
join shop.currency cu on cu.code = st.currency
left join shop.customer c on c.id = o.customer_id
where o.id = coalesce(
  (select x.id from shop.sales_order x where x.key = :'id' and not :'by_number'::boolean order by x.id limit 1),
  case when :'id'::text ~ '^[0-9]{1,15}$' then :'id'::text::bigint end)
