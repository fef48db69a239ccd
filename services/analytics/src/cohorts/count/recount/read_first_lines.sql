-- The sale lines of given orders, with what an order is told by; the third: whether the order is counted by this line.
copy (
  select e.fact_id, e.gross, (e.orders > 0)::int, st.key, e.country, e.category, e.channel, e.loyalty_tier
  from delta_entry e
  join shop.store st on st.id = e.store_id
  where e.source = 'o' and e.entry_no > 0 and e.units > 0 and e.fact_id = any(:'orders'::bigint[])
) to stdout
