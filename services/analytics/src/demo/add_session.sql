insert into shop.session (store_id, key, customer_id, started_at, channel, device, country, order_key)
select st.id, :'key', c.id, :'started_at'::timestamptz, :'channel'::text, :'device'::text, :'country'::text, :'order_key'::text
from shop.store st left join shop.customer c on c.key = :'customer_key'::text
where st.key = :'store_key'
on conflict (store_id, key) do nothing
