-- Cells that say something else than a recount (delta_cell), one row for each measure that differs.
select coalesce(s.rollup, r.rollup) as rollup, to_char(coalesce(s.bucket, r.bucket), 'YYYY-MM-DD"T"HH24:MI') as bucket,
  coalesce(s.currency, r.currency) as currency, coalesce(s.store_id, r.store_id) as store_id,
  coalesce(s.value, r.value) as value, m.measure, coalesce(m.stored, 0) as stored, coalesce(m.recounted, 0) as recounted
from mart.cell s
full join delta_cell r using (rollup, bucket, currency, store_id, value)
cross join lateral (values
  ('orders', s.orders, r.orders), ('units', s.units, r.units), ('gross', s.gross, r.gross),
  ('identified_gross', s.identified_gross, r.identified_gross), ('refunds', s.refunds, r.refunds),
  ('refunded_units', s.refunded_units, r.refunded_units), ('adjustments', s.adjustments, r.adjustments),
  ('cost', s.cost, r.cost), ('costed_revenue', s.costed_revenue, r.costed_revenue),
  ('sessions', s.sessions, r.sessions), ('converting_sessions', s.converting_sessions, r.converting_sessions)
) m (measure, stored, recounted)
where coalesce(m.stored, 0) <> coalesce(m.recounted, 0)
order by 1, 2, 3, 4, 5, 6
limit :'limit'::int
