-- All parts, straight: every customer is in a cell once.
create temporary table cohort_change on commit drop as
select v.value_id, p.grain, p.currency, p.cohort, p.period, pg_temp.total(p.active::bigint) as active, pg_temp.total(p.returned::bigint) as returned,
  pg_temp.total(p.orders) as orders, pg_temp.total(p.gross) as gross, pg_temp.total(p.refunds) as refunds, pg_temp.total(p.cost) as cost,
  pg_temp.total(p.costed_revenue) as costed_revenue
from cohort_part p cross join lateral unnest(p.keys) v (value_id)
group by v.value_id, p.grain, p.currency, p.cohort, p.period
