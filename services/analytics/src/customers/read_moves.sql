-- From where to where customers went after a day: their segment then, against the one they are in now.
with moved as (
  select customer_id,
    (array_agg(from_segment order by seen_on))[1] as first_from,
    (array_agg(to_segment order by seen_on desc))[1] as last_to
  from mart.segment_move
  where currency = :'currency' and seen_on > :'since'::date
  group by customer_id
)
select first_from as "from", last_to as "to", count(*) as customers
from moved where first_from <> last_to
group by first_from, last_to
order by customers desc, 1, 2
