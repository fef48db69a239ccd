-- Cells that say something else than the customers' purchases and first orders do; cohort_part holds what these say.
with stored as (
  select grain, dimension, value, cohort, period, currency, v.measure, sum(v.stored)::bigint as stored, sum(v.recounted)::bigint as recounted
  from (select c.*, true as is_stored from mart.cohort_cell c union all select p.*, false from cohort_part p) it
  cross join lateral (values
    ('active', active), ('returned', returned), ('orders', orders), ('units', units), ('gross', gross), ('refunds', refunds),
    ('adjustments', adjustments), ('cost', cost), ('costed_revenue', costed_revenue)
  ) m (measure, amount)
  cross join lateral (select m.measure, case when is_stored then amount else 0 end as stored, case when is_stored then 0 else amount end as recounted) v
  group by grain, dimension, value, cohort, period, currency, v.measure
)
select 'cohort_' || grain || case dimension when '' then '' else '_' || dimension end as rollup, cohort::text || ' + ' || period::text as bucket,
  currency, 0 as store_id, value, measure, stored, recounted
from stored where stored <> recounted
order by 1, 2
limit :'limit'::int
