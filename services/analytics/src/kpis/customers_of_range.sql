-- Exact distinct customers of any range of days, without looking at a single order: who bought in it and, before that,
-- not since its start. Whole months on either side come from sums; days are read at the edges only.
with asked as (
  select :'from'::date as first, :'to'::date as after, date_trunc('month', :'from'::timestamp)::date as month,
    date_trunc('month', :'from'::timestamp + interval '1 month -1 day')::date as months_from,
    date_trunc('month', :'to'::timestamp)::date as months_to
), part as (
  select 'day' as grain, day::date as day from asked, generate_series(first, after - 1, interval '1 day') day
  where not (day >= months_from and day < months_to)
  union all
  select 'month', day::date from asked, generate_series(months_from, months_to - 1, interval '1 month') day
), counted as (
  select c.* from asked, part, lateral (
    select sum(customers) as active, 0 as fresh, count(*) as rows_read from mart.return_gap g
    where part.grain = 'day' and g.day = part.day and g.previous_day >= month and g.previous_day < first
    union all
    select sum(customers), 0, count(*) from mart.return_gap_sum g
    where part.grain = 'month' and g.grain = 'month' and g.previous_grain = 'day' and g.day = part.day
      and g.previous_day >= month and g.previous_day < first
    union all
    select sum(customers), sum(customers) filter (where previous_day = '-infinity'), count(*) from mart.return_gap_sum g
    where g.grain = part.grain and g.previous_grain = 'month' and g.day = part.day and g.previous_day < month
  ) c
)
select coalesce(sum(active), 0)::bigint as active, coalesce(sum(fresh), 0)::bigint as fresh,
  coalesce(sum(rows_read), 0)::bigint as rows_read
from counted
