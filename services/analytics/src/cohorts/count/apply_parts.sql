insert into mart.cohort_cell as c
select grain, dimension, value, cohort, period, currency, sum(active), sum(returned), sum(orders), sum(units), sum(gross),
  sum(refunds), sum(adjustments), sum(cost), sum(costed_revenue)
from cohort_part
group by grain, dimension, value, cohort, period, currency
having (sum(active), sum(returned), sum(orders), sum(units), sum(gross), sum(refunds), sum(adjustments), sum(cost), sum(costed_revenue))
  <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
order by grain, dimension, value, currency, cohort, period
on conflict (grain, dimension, value, currency, cohort, period) do update set
  active = c.active + excluded.active, returned = c.returned + excluded.returned, orders = c.orders + excluded.orders,
  units = c.units + excluded.units, gross = c.gross + excluded.gross, refunds = c.refunds + excluded.refunds,
  adjustments = c.adjustments + excluded.adjustments, cost = c.cost + excluded.cost,
  costed_revenue = c.costed_revenue + excluded.costed_revenue
