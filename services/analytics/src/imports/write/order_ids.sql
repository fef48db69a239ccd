select s.ordinal, o.id from stage_order s join shop.store st on st.key = s.store_key
join shop.sales_order o on o.store_id = st.id and o.key = s.order_key
