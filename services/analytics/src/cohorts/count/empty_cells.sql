delete from mart.cohort_cell c
using cohort_change d
where (c.value_id, c.grain, c.currency, c.cohort, c.period) = (d.value_id, d.grain, d.currency, d.cohort, d.period)
  and (d.active < 0 or d.orders < 0 or d.gross <= 0)
  and (c.active, c.returned, c.orders, c.gross, c.refunds, c.cost, c.costed_revenue) = (0, 0, 0, 0, 0, 0, 0)
