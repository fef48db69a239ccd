-- What cohorts need to know: the first and last day with an order of a known customer (of any, for stores), the day it is now
-- where it is earliest, and the currencies in which was sold.
select
  to_char(case :'unit' when 'store' then s.first else c.first end, 'YYYY-MM-DD') as first_day,
  to_char(case :'unit' when 'store' then s.last else c.last end, 'YYYY-MM-DD') as last_day,
  to_char((select min((:'now'::timestamptz at time zone time_zone)::date) from shop.store), 'YYYY-MM-DD') as today,
  (select array_agg(distinct currency order by currency) from shop.store) as currencies
from (select min(bucket) as first, max(bucket) as last from mart.active_customers where grain = 'day' and customers > 0) c,
  (select min(bucket)::date as first, max(bucket)::date as last from mart.cell_month_store where orders > 0) m,
  lateral (select
    (select min(bucket)::date from mart.cell_day_store where orders > 0 and bucket < m.first + interval '1 month') as first,
    (select max(bucket)::date from mart.cell_day_store where orders > 0 and bucket >= m.last) as last) s
