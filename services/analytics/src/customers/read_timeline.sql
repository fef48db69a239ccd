-- What one customer did, newest first. `place` sets entries of one moment apart.
with person as (
  select id from shop.customer where key = :'customer'
), entry as (
  select o.ordered_at as at, 8 * o.id as place, 'order' as kind, 'Order ' || o.key as title, o.key as id, (o.total / cu.minor_units)::float8 as amount,
    st.currency, jsonb_build_object('store', st.name, 'channel', o.channel, 'campaign', o.campaign, 'coupon', o.coupon,
      'lines', (select count(*) from shop.order_line l where l.order_id = o.id)) as detail
  from person p join shop.sales_order o on o.customer_id = p.id join shop.store st on st.id = o.store_id join shop.currency cu on cu.code = st.currency
  union all
  select r.refunded_at, 8 * r.id + 1, 'refund', 'Refund of order ' || o.key, o.key, -(r.amount / cu.minor_units)::float8, st.currency,
    jsonb_build_object('reason', r.reason)
  from person p join shop.sales_order o on o.customer_id = p.id join shop.refund r on r.order_id = o.id
  join shop.store st on st.id = o.store_id join shop.currency cu on cu.code = st.currency
  union all
  select s.started_at, 8 * s.id + 2, 'session', case when s.order_key is null then 'Visit' else 'Visit with order ' || s.order_key end, s.order_key, null, null,
    jsonb_build_object('channel', s.channel, 'device', s.device)
  from person p join shop.session s on s.customer_id = p.id
  union all
  select t.opened_at, 8 * t.id + 3, 'ticket', 'Ticket ' || t.key || coalesce(': ' || t.topic, ''), t.key, null, null,
    jsonb_build_object('channel', t.channel, 'order', t.order_key, 'satisfaction', t.satisfaction,
      'closed', to_char(t.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
  from person p join shop.ticket t on t.customer_id = p.id
  union all
  select m.seen_on::timestamp at time zone 'UTC', 8 * m.customer_id + 4, 'move', '', null, null, m.currency,
    jsonb_build_object('from', m.from_segment, 'to', m.to_segment)
  from person p join mart.segment_move m on m.customer_id = p.id
)
select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, place, kind, title, id, amount, currency, detail
from entry
where :'after_at'::text is null or (at, place) < (:'after_at'::timestamptz, :'after_place'::bigint)
order by entry.at desc, place desc
limit :'limit'::int
