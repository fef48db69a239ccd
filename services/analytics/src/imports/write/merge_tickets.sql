-- New tickets, and those of which the file says something else. What the file does not say stays as it is.
with merged as (
  insert into shop.ticket as t (key, customer_id, store_id, order_key, opened_at, closed_at, topic, channel, satisfaction)
  select s.ticket_id, c.id, coalesce(st.id, old.store_id), coalesce(s.order_id, old.order_key), s.opened_at,
    coalesce(s.closed_at, old.closed_at), coalesce(s.topic, old.topic), coalesce(s.channel, old.channel),
    coalesce(s.satisfaction, old.satisfaction)
  from stage_row s
  join shop.customer c on c.key = s.customer_id
  left join shop.store st on st.key = s.store
  left join shop.ticket old on old.key = s.ticket_id
  where old.id is null
    or (c.id, coalesce(st.id, old.store_id), coalesce(s.order_id, old.order_key), s.opened_at, coalesce(s.closed_at, old.closed_at),
      coalesce(s.topic, old.topic), coalesce(s.channel, old.channel), coalesce(s.satisfaction, old.satisfaction))
    is distinct from (old.customer_id, old.store_id, old.order_key, old.opened_at, old.closed_at, old.topic, old.channel, old.satisfaction)
  on conflict (key) do update set customer_id = excluded.customer_id, store_id = excluded.store_id, order_key = excluded.order_key,
    opened_at = excluded.opened_at, closed_at = excluded.closed_at, topic = excluded.topic, channel = excluded.channel,
    satisfaction = excluded.satisfaction, updated_at = now()
  returning 1
)
select (select count(*) from merged) as written, (select count(*) from stage_row) as rows
