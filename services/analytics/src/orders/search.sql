-- One page of orders, newest first, after the position of the cursor.
select o.id, o.key as order_id, st.key as store, st.currency, c.key as customer_id,
  to_char(o.ordered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ordered_at,
  coalesce(o.country, c.country) as country, coalesce(o.city, c.city) as city, o.channel, o.campaign,
  (o.total / cu.minor_units)::float8 as total,
  (select count(*) from shop.order_line l where l.order_id = o.id) as lines
from shop.sales_order o
join shop.store st on st.id = o.store_id
join shop.currency cu on cu.code = st.currency
left join shop.customer c on c.id = o.customer_id
where (:'country'::text is null or coalesce(o.country, c.country) = :'country')
  and (:'store'::text is null or st.key = :'store')
  and (:'customer'::text is null or c.key = :'customer')
  and (:'channel'::text is null or o.channel = :'channel')
  and (:'campaign'::text is null or o.campaign = :'campaign')
  and (:'product'::text is null or exists (
    select from shop.order_line l join shop.product p on p.id = l.product_id where l.order_id = o.id and p.key = :'product'))
  and (:'from'::text is null or o.ordered_at >= (:'from'::timestamptz))
  and (:'to'::text is null or o.ordered_at < (:'to'::timestamptz))
  and (:'min_amount'::numeric is null or o.total >= :'min_amount'::numeric * cu.minor_units)
  and (:'max_amount'::numeric is null or o.total <= :'max_amount'::numeric * cu.minor_units)
  and (:'after_at'::text is null or (o.ordered_at, o.id) < (:'after_at'::timestamptz, :'after_id'::bigint))
order by o.ordered_at desc, o.id desc
limit :'limit'::int
