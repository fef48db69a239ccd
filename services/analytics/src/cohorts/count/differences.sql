-- What really changes: most parts of most customers are as they were.
create temporary table cohort_difference on commit drop as
select keys, grain, currency, cohort, period, sum(sign * active)::bigint as active, sum(sign * returned)::bigint as returned,
  sum(sign * orders)::bigint as orders, sum(sign * gross)::bigint as gross, sum(sign * refunds)::bigint as refunds, sum(sign * cost)::bigint as cost,
  sum(sign * costed_revenue)::bigint as costed_revenue
from cohort_part
group by customer_id, keys, grain, currency, cohort, period
having (sum(sign * active), sum(sign * returned), sum(sign * orders), sum(sign * gross), sum(sign * refunds), sum(sign * cost), sum(sign * costed_revenue))
  <> (0, 0, 0, 0, 0, 0, 0)
