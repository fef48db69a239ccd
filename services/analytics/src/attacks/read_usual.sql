-- The busiest hour of each key in the four weeks before, without orders that are marked. The keys are those of keys.ts.
with past as (
  select date_trunc('hour', o.ordered_at) as hour, s.currency, o.shipping_address as address, c.key as customer,
    case when l.lines = 1 then p.key end as product, o.total, coalesce(o.payment_method, '') as payment_method
  from shop.sales_order o
  join shop.store s on s.id = o.store_id
  left join shop.customer c on c.id = o.customer_id
  left join lateral (
    select count(*) as lines, min(product_id) as product_id from shop.order_line where order_id = o.id
  ) l on o.customer_id is null
  left join shop.product p on p.id = l.product_id
  where o.ordered_at >= :'from'::timestamptz - interval '28 days' and o.ordered_at < :'from'::timestamptz and o.total > 0
    and (o.shipping_address = any (:'addresses'::text[]) or c.key = any (:'customers'::text[])
      or (o.customer_id is null and o.total = any (:'totals'::bigint[])))
    and not exists (select from ops.attack_order a where a.order_id = o.id)
), keyed as (
  select hour, concat_ws(' ', 'address', currency, address) as key from past where address <> ''
  union all
  select hour, concat_ws(' ', 'customer', currency, customer) from past where customer is not null
  union all
  select hour, concat_ws(' ', 'guests', currency, product, total, payment_method) from past
  where customer is null and product is not null
), hourly as (
  select key, hour, count(*) as orders from keyed where key = any (:'keys'::text[]) group by 1, 2
)
select key, max(orders) as orders from hourly group by 1
