-- Writes sessions of the demo shop; one that is there already stays as it is.
insert into shop.session (store_id, key, customer_id, started_at, channel, device, country, order_key)
select st.id, g.key, c.id, g.started_at, g.channel, g.device, g.country, g.order_key
from jsonb_to_recordset(:'rows'::jsonb) as g(store text, key text, customer text, started_at timestamptz, channel text,
  device text, country text, order_key text)
join shop.store st on st.key = g.store
left join shop.customer c on c.key = g.customer
order by g.started_at
on conflict (store_id, key) do nothing
