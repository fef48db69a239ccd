-- One page of tickets, the latest opened first, after the position of the cursor; or the one with a number.
select t.id, t.key as ticket_id, c.key as customer_id, st.key as store, t.order_key as order_id,
  to_char(t.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as opened_at,
  to_char(t.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as closed_at,
  t.topic, t.channel, t.satisfaction
from shop.ticket t
join shop.customer c on c.id = t.customer_id
left join shop.store st on st.id = t.store_id
where (:'id'::bigint is null or t.id = :'id'::bigint)
  and (:'customer'::text is null or c.key = :'customer')
  and (:'store'::text is null or st.key = :'store')
  and (:'order'::text is null or t.order_key = :'order')
  and (:'topic'::text is null or t.topic = :'topic')
  and (:'open'::boolean is null or (t.closed_at is null) = :'open'::boolean)
  and (:'from'::text is null or t.opened_at >= (:'from'::timestamptz))
  and (:'to'::text is null or t.opened_at < (:'to'::timestamptz))
  and (:'after_at'::text is null or (t.opened_at, t.id) < (:'after_at'::timestamptz, :'after_id'::bigint))
order by t.opened_at desc, t.id desc
limit :'limit'::int
