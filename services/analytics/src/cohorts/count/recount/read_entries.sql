-- Every entry of a customer that says something of purchases; days counted from 1970-01-01.
copy (
  select customer_id, day - date '1970-01-01', fact_id, orders, units, gross, refunds, adjustments, cost, costed_revenue,
    currency, category, country, channel, loyalty_tier
  from delta_entry
  where customer_id is not null and (orders, units, gross, refunds, adjustments, cost, costed_revenue) <> (0, 0, 0, 0, 0, 0, 0)
) to stdout
