-- Cohorts of customers: their customers and orders (currency ''), and amounts in one currency. The first period is always
-- read: it holds the cohort's size.
select value, to_char(cohort, 'YYYY-MM-DD') as cohort, period, currency <> '' as money, active, returned, orders, units, gross, refunds,
  adjustments, cost, costed_revenue
from mart.cohort_cell
where grain = :'grain' and dimension = :'dimension'
  and (:'value'::text is null or value = :'value'::text)
  and currency = any (:'currencies'::text[])
  and cohort >= :'from'::date and cohort < :'to'::date
order by value, currency, cohort, period
