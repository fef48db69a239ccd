-- Writes tickets of the demo shop, where their order is there: an incident may have stopped it. An open one is closed
-- once it is known to be; else one that is there already stays as it is.
insert into shop.ticket as t (key, customer_id, store_id, order_key, opened_at, closed_at, topic, channel, satisfaction)
select g.key, c.id, st.id, g.order_key, g.opened_at, g.closed_at, g.topic, g.channel, g.satisfaction
from jsonb_to_recordset(:'rows'::jsonb) as g(key text, customer text, store text, order_key text, opened_at timestamptz,
  closed_at timestamptz, topic text, channel text, satisfaction smallint)
join shop.store st on st.key = g.store
join shop.sales_order o on o.store_id = st.id and o.key = g.order_key
join shop.customer c on c.key = g.customer
order by g.opened_at
on conflict (key) do update set closed_at = excluded.closed_at, satisfaction = excluded.satisfaction, updated_at = now()
where t.closed_at is null and excluded.closed_at is not null
