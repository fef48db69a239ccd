-- Marks exactly these orders as those of an attack; one that is marked so already stays as it is.
with gone as (
  delete from ops.attack_order where signal_key = :'key' and order_id <> all (:'orders'::bigint[])
)
insert into ops.attack_order as a (order_id, signal_key, marked_at)
select id, :'key', :'at'::timestamptz from unnest(:'orders'::bigint[]) id
on conflict (order_id) do update set signal_key = excluded.signal_key where a.signal_key <> excluded.signal_key
returning order_id
