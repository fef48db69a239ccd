-- A coarser rollup out of the sums of its dimension, in the order of its key.
insert into delta_cell
select :'rollup',
  case :'grain' when 'month' then date_trunc('month', bucket) else bucket end as bucket,
  currency, case when :'by_store'::boolean then store_id else 0 end as store_id, value,
  pg_temp.total(orders), pg_temp.total(units), pg_temp.total(gross), pg_temp.total(identified_gross),
  pg_temp.total(refunds), pg_temp.total(refunded_units), pg_temp.total(adjustments), pg_temp.total(cost),
  pg_temp.total(costed_revenue), pg_temp.total(sessions), pg_temp.total(converting_sessions)
from base_sum
group by 2, 3, 4, 5
order by 2, 3, 4, 5
