-- Cells that say something else than those counted anew.
with compared as (
  select value_id, grain, currency, cohort, period, m.measure, sum(case when is_stored then m.amount else 0 end)::bigint as stored,
    sum(case when is_stored then 0 else m.amount end)::bigint as recounted
  from (select c.*, true as is_stored from mart.cohort_cell c union all select r.*, false from recounted_cell r) it
  cross join lateral (values
    ('active', active), ('returned', returned), ('orders', orders), ('gross', gross), ('refunds', refunds), ('cost', cost),
    ('costed_revenue', costed_revenue)
  ) m (measure, amount)
  group by value_id, grain, currency, cohort, period, m.measure
)
select 'cohort_' || case grain when 'w' then 'week' else 'month' end || case v.dimension when '' then '' else '_' || v.dimension end as rollup,
  cohort::text || ' + ' || period::text as bucket, currency, 0 as store_id, v.value, measure, stored, recounted
from compared c join mart.cohort_value v on v.id = c.value_id
where stored <> recounted
order by 1, 2
limit :'limit'::int
