-- Every entry of a customer that says something of purchases; days counted from 1970-01-01.
copy (
  select customer_id, day - date '1970-01-01', case when orders > 0 then fact_id else 0 end, orders, units, gross, refunds, adjustments,
    cost, costed_revenue, currency
  from delta_entry
  where customer_id is not null and (orders, units, gross, refunds, adjustments, cost, costed_revenue) <> (0, 0, 0, 0, 0, 0, 0)
) to stdout
