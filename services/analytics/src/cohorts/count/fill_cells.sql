insert into mart.cohort_cell
select value_id, grain, currency, cohort, period, active, returned, orders, gross, refunds, cost, costed_revenue from cohort_change
where (active, returned, orders, gross, refunds, cost, costed_revenue) <> (0, 0, 0, 0, 0, 0, 0)
order by value_id, grain, currency, cohort, period
