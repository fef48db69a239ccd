insert into mart.cell as c (
  rollup, bucket, currency, store_id, value,
  orders, units, gross, identified_gross, refunds, refunded_units, adjustments, cost, costed_revenue, sessions,
  converting_sessions
)
select
  rollup, bucket, currency, store_id, value,
  orders, units, gross, identified_gross, refunds, refunded_units, adjustments, cost, costed_revenue, sessions,
  converting_sessions
from delta_cell
order by rollup, bucket, currency, store_id, value
on conflict (rollup, bucket, currency, store_id, value) do update set
  orders = c.orders + excluded.orders, units = c.units + excluded.units, gross = c.gross + excluded.gross,
  identified_gross = c.identified_gross + excluded.identified_gross, refunds = c.refunds + excluded.refunds,
  refunded_units = c.refunded_units + excluded.refunded_units, adjustments = c.adjustments + excluded.adjustments,
  cost = c.cost + excluded.cost, costed_revenue = c.costed_revenue + excluded.costed_revenue,
  sessions = c.sessions + excluded.sessions,
  converting_sessions = c.converting_sessions + excluded.converting_sessions
