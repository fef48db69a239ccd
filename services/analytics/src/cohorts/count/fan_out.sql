-- The differences summed up by every attribute of the first order.
create temporary table cohort_change on commit drop as
select v.value_id, d.grain, d.currency, d.cohort, d.period, pg_temp.total(d.active) as active, pg_temp.total(d.returned) as returned,
  pg_temp.total(d.orders) as orders, pg_temp.total(d.gross) as gross, pg_temp.total(d.refunds) as refunds, pg_temp.total(d.cost) as cost,
  pg_temp.total(d.costed_revenue) as costed_revenue
from cohort_difference d cross join lateral unnest(d.keys) v (value_id)
group by v.value_id, d.grain, d.currency, d.cohort, d.period
