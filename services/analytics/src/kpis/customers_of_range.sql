-- Exact distinct customers of any range of days, without looking at a single order.
select coalesce(sum(customers) filter (where previous_day < :'from'::date), 0)::bigint as active,
  coalesce(sum(customers) filter (where previous_day = '-infinity'), 0)::bigint as fresh,
  count(*) as rows_read
from mart.return_gap
where day >= :'from'::date and day < :'to'::date
