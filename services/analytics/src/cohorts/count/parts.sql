-- What the touched customers are in the cells, as their first order and their purchases stand now. Customers and orders are
-- counted over all currencies (currency ''), amounts by currency.
insert into cohort_part
with fact as materialized (
  select * from mart.cohort_fact where customer_id in (select customer_id from touched_customer)
), visit as (
  select grain, cohort, period, sum(orders) as orders, row_number() over (partition by customer_id, grain order by period) = 2 as returned,
    store, country, category, channel, campaign, coupon, loyalty_tier
  from fact
  group by customer_id, grain, cohort, period, store, country, category, channel, campaign, coupon, loyalty_tier
  having sum(orders) > 0
), part as (
  select grain, cohort, period, '' as currency, 1 as active, returned::int as returned, orders, 0 as units, 0 as gross, 0 as refunds,
    0 as adjustments, 0 as cost, 0 as costed_revenue, store, country, category, channel, campaign, coupon, loyalty_tier
  from visit
  union all
  select grain, cohort, period, currency, 0, 0, orders, units, gross, refunds, adjustments, cost, costed_revenue,
    store, country, category, channel, campaign, coupon, loyalty_tier
  from fact
)
select p.grain, v.dimension, v.value, p.cohort, p.period, p.currency,
  :'sign'::int * sum(p.active), :'sign'::int * sum(p.returned), :'sign'::int * sum(p.orders), :'sign'::int * sum(p.units),
  :'sign'::int * sum(p.gross), :'sign'::int * sum(p.refunds), :'sign'::int * sum(p.adjustments), :'sign'::int * sum(p.cost),
  :'sign'::int * sum(p.costed_revenue)
from part p
cross join lateral (values
  ('', ''), ('store', p.store), ('country', p.country), ('category', p.category), ('channel', p.channel),
  ('campaign', p.campaign), ('coupon', p.coupon), ('loyalty_tier', p.loyalty_tier)
) v (dimension, value)
group by p.grain, v.dimension, v.value, p.cohort, p.period, p.currency
