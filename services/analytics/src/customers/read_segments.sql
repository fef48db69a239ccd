-- Segments as they are, and how large each was a month before (on the latest day noted until then).
with since as (
  select max(as_of) as day from mart.segment_size
  where currency = :'currency' and as_of <= (select max(as_of) from mart.customer_score where currency = :'currency') - 28
), part as (
  select segment, count(*) as customers, sum(monetary)::bigint as monetary, sum(predicted_value) as predicted, count(predicted_value) as told,
    0::bigint as before
  from mart.customer_score where currency = :'currency' group by segment
  union all
  select segment, 0, 0, null, 0, customers from mart.segment_size
  where currency = :'currency' and as_of = (select day from since)
)
select segment, sum(customers)::bigint as customers, sum(monetary)::bigint as monetary, sum(predicted) as predicted, sum(told)::bigint as told,
  sum(before)::bigint as before, (select to_char(day, 'YYYY-MM-DD') from since) as since
from part group by segment
order by monetary desc, segment
