-- For a rebuild the whole of mart.entry is the delta.
create temporary view delta_entry as
select
  source, fact_id, entry_no, day, hour, store_id, currency, customer_id, country, region, city, channel, device, loyalty_tier, category,
  brand, product, orders, orders_of_category, orders_of_brand, orders_of_product, units, gross, identified_gross,
  refunds, refunded_units, adjustments, cost, costed_revenue, sessions, converting_sessions
from mart.entry
