-- Orders of [from, to) that share address, customer, or a guest's one line, amount and payment with so many others.
with seen as (
  select o.id, o.ordered_at, o.store_id, o.customer_id, coalesce(o.shipping_address, '') as address, o.total,
    o.payment_method, o.channel, l.lines, l.product_id
  from shop.sales_order o
  join lateral (
    select count(*) as lines, (array_agg(product_id order by line_no))[1] as product_id
    from shop.order_line where order_id = o.id) l on true
  where o.ordered_at >= :'from'::timestamptz and o.ordered_at < :'to'::timestamptz and o.total > 0
), alike as (
  select *, count(*) over (partition by address) as of_address, count(*) over (partition by customer_id) as of_customer,
    count(*) over (partition by customer_id is null and lines = 1, product_id, total, payment_method) as of_guests
  from seen
)
select a.id::text as id, (extract(epoch from a.ordered_at) * 1000)::bigint as at, s.key as store, c.key as customer,
  a.address, a.total, s.currency, a.payment_method, a.channel, a.lines, p.key as product
from alike a
join shop.store s on s.id = a.store_id
left join shop.customer c on c.id = a.customer_id
left join shop.product p on p.id = a.product_id
where (a.address <> '' and a.of_address >= :'least'::int)
  or (a.customer_id is not null and a.of_customer >= :'least'::int)
  or (a.customer_id is null and a.lines = 1 and a.of_guests >= :'least'::int)
