-- Whose segment is another than when it was last noted; who was not there before comes from ''.
with last as (
  select distinct on (customer_id) customer_id, to_segment from mart.segment_move
  where currency = :'currency' and seen_on < :'as_of'::date
  order by customer_id, seen_on desc
)
insert into mart.segment_move (currency, seen_on, customer_id, from_segment, to_segment)
select f.currency, f.as_of, f.customer_id, coalesce(l.to_segment, ''), f.segment
from fresh_score f
left join last l using (customer_id)
where l.to_segment is distinct from f.segment
