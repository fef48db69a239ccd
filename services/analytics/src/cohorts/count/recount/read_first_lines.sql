-- The sale lines of given orders, with what an order is told by; is_first: the line that the order is counted by.
copy (
  select e.fact_id, (extract(epoch from o.ordered_at) * 1000000)::bigint, e.gross, (e.orders > 0)::int, st.key, e.country, e.category,
    e.channel, coalesce(o.campaign, '(none)'), coalesce(o.coupon, '(none)'), e.loyalty_tier
  from delta_entry e
  join shop.sales_order o on o.id = e.fact_id
  join shop.store st on st.id = e.store_id
  where e.source = 'o' and e.entry_no > 0 and e.units > 0 and e.fact_id = any(:'orders'::bigint[])
) to stdout
