insert into mart.cohort_cell as c
select value_id, grain, currency, cohort, period, active, returned, orders, gross, refunds, cost, costed_revenue from cohort_change
where (active, returned, orders, gross, refunds, cost, costed_revenue) <> (0, 0, 0, 0, 0, 0, 0)
order by value_id, grain, currency, cohort, period
on conflict (value_id, grain, currency, cohort, period) do update set
  active = c.active + excluded.active, returned = c.returned + excluded.returned, orders = c.orders + excluded.orders,
  gross = c.gross + excluded.gross, refunds = c.refunds + excluded.refunds, cost = c.cost + excluded.cost,
  costed_revenue = c.costed_revenue + excluded.costed_revenue
