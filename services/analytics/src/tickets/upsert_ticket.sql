-- The ticket as it was given, with its customer, who is created when not known. Nothing comes back without the store.
with made as (
  insert into shop.customer (key)
  select :'customer_id' where not exists (select from shop.customer where key = :'customer_id')
    and (:'store'::text is null or exists (select from shop.store where key = :'store'))
  on conflict (key) do update set key = excluded.key
  returning id
), buyer as (
  select id from made union all select id from shop.customer where key = :'customer_id'
), place as (
  select id from shop.store where key = :'store' union all select null where :'store'::text is null
)
insert into shop.ticket as t (key, customer_id, store_id, order_key, opened_at, closed_at, topic, channel, satisfaction)
select :'ticket_id', buyer.id, place.id, :'order_id', :'opened_at'::timestamptz, :'closed_at'::timestamptz, :'topic', :'channel',
  :'satisfaction'::smallint
from buyer, place
on conflict (key) do update set
  customer_id = excluded.customer_id, store_id = excluded.store_id, order_key = excluded.order_key, opened_at = excluded.opened_at,
  closed_at = excluded.closed_at, topic = excluded.topic, channel = excluded.channel, satisfaction = excluded.satisfaction,
  updated_at = now()
returning id, (xmax = 0) as created
