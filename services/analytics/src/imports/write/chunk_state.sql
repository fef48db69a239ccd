-- Orders of the chunk that are there already, and those in another currency than their store's.
select count(o.id) as known, count(*) filter (where st.currency is distinct from s.currency) as contradicting
from stage_order s
left join shop.store st on st.key = s.store_key
left join shop.sales_order o on o.store_id = st.id and o.key = s.order_key
