-- Everything that is known of one customer, for the person themself.
select jsonb_build_object(
  'customer', jsonb_build_object('id', c.key, 'name', c.name, 'email', c.email, 'city', c.city, 'region', c.region, 'country', c.country,
    'registered_at', c.registered_at, 'loyalty_tier', c.loyalty_tier),
  'orders', coalesce((select jsonb_agg(jsonb_build_object('id', o.key, 'store', st.key, 'ordered_at', o.ordered_at, 'channel', o.channel, 'device', o.device,
      'country', o.country, 'region', o.region, 'city', o.city, 'shipping_address', o.shipping_address, 'payment_method', o.payment_method,
      'coupon', o.coupon, 'campaign', o.campaign, 'total', o.total / cu.minor_units, 'currency', st.currency,
      'lines', (select jsonb_agg(jsonb_build_object('product', p.key, 'name', p.name, 'quantity', l.quantity, 'unit_price', l.unit_price,
          'total', l.total / cu.minor_units) order by l.line_no)
        from shop.order_line l join shop.product p on p.id = l.product_id where l.order_id = o.id),
      'refunds', (select jsonb_agg(jsonb_build_object('id', r.key, 'amount', r.amount / cu.minor_units, 'refunded_at', r.refunded_at, 'reason', r.reason) order by r.refunded_at)
        from shop.refund r where r.order_id = o.id)
    ) order by o.ordered_at, o.id)
    from shop.sales_order o join shop.store st on st.id = o.store_id join shop.currency cu on cu.code = st.currency where o.customer_id = c.id), '[]'),
  'visits', coalesce((select jsonb_agg(jsonb_build_object('id', s.key, 'started_at', s.started_at, 'channel', s.channel, 'device', s.device, 'country', s.country,
      'region', s.region, 'city', s.city, 'order', s.order_key) order by s.started_at) from shop.session s where s.customer_id = c.id), '[]'),
  'tickets', coalesce((select jsonb_agg(jsonb_build_object('id', t.key, 'opened_at', t.opened_at, 'closed_at', t.closed_at, 'topic', t.topic, 'channel', t.channel,
      'satisfaction', t.satisfaction, 'order', t.order_key) order by t.opened_at) from shop.ticket t where t.customer_id = c.id), '[]'),
  'experiments', coalesce((select jsonb_agg(jsonb_build_object('experiment', e.key, 'arm', x.arm, 'exposed_at', x.exposed_at) order by x.exposed_at)
    from shop.exposure x join shop.experiment e on e.id = x.experiment_id
    where (e.unit = 'customer' and x.unit = c.key)
      or (e.unit = 'session' and x.unit in (select s.key from shop.session s where s.customer_id = c.id))), '[]'),
  'scores', coalesce((select jsonb_agg(to_jsonb(s) - 'customer_id' - 'features') from mart.customer_score s where s.customer_id = c.id), '[]'),
  'segments', coalesce((select jsonb_agg(jsonb_build_object('seen_on', m.seen_on, 'from', m.from_segment, 'to', m.to_segment) order by m.seen_on)
    from mart.segment_move m where m.customer_id = c.id), '[]'),
  'rejected_rows', coalesce((select jsonb_agg(jsonb_build_object('file', q.file, 'line', q.line, 'row', q.row) order by q.id) from ops.quarantine q
    where exists (select from json_each_text(q.row) f where f.value = c.key or f.value = c.email)), '[]'),
  'log_lines', coalesce((select jsonb_agg(jsonb_build_object('at', l.at, 'service', l.service, 'line', l.line) order by l.at) from ops.log_line l
    where c.email is not null and position(lower(c.email) in lower(l.line)) > 0), '[]')
) as data
from shop.customer c where c.key = :'customer'
