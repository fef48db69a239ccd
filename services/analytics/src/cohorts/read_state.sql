-- What cohorts need to know: the first and last day with an order of a known customer (of any, for stores), the day it is now
-- where it is earliest, the currencies in which was sold, and how fresh the rollups are.
select
  to_char(case :'unit' when 'store' then (select min(bucket)::date from mart.cell_day_store
      where orders > 0 and bucket < (select min(bucket) from mart.cell_month_store where orders > 0) + interval '1 month')
    else (select bucket from mart.active_customers where grain = 'day' and customers > 0 order by bucket limit 1) end, 'YYYY-MM-DD') as first_day,
  to_char(case :'unit' when 'store' then (select max(bucket)::date from mart.cell_day_store
      where orders > 0 and bucket >= (select max(bucket) from mart.cell_month_store where orders > 0))
    else (select bucket from mart.active_customers where grain = 'day' and customers > 0 order by bucket desc limit 1) end, 'YYYY-MM-DD') as last_day,
  st.today, st.currencies,
  (select to_char(refreshed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from mart.refresh) as fresh_as_of,
  (select count(*) from (select from ops.dirty limit 1000000) d) as pending_facts,
  (select minor_units from shop.currency where code = coalesce(:'currency', st.currencies[1]))::int as minor_units
from (
  select to_char(min((:'now'::timestamptz at time zone time_zone)::date), 'YYYY-MM-DD') as today, array_agg(distinct currency order by currency) as currencies
  from shop.store
) st
