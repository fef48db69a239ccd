-- The demo shop's sessions that began in a stretch of time.
select s.id, s.key, st.key as store, s.started_at, s.country, s.order_key
from shop.session s join shop.store st on st.id = s.store_id
where st.key = any (:'stores'::text[]) and s.started_at >= :'from'::timestamptz and s.started_at < :'to'::timestamptz
order by s.started_at, s.id
