delete from mart.cohort_cell c
using (select distinct grain, dimension, value, currency, cohort, period from cohort_part) p
where (c.grain, c.dimension, c.value, c.currency, c.cohort, c.period) = (p.grain, p.dimension, p.value, p.currency, p.cohort, p.period)
  and (c.active, c.returned, c.orders, c.units, c.gross, c.refunds, c.adjustments, c.cost, c.costed_revenue) = (0, 0, 0, 0, 0, 0, 0, 0, 0)
