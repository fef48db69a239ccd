-- An even sample of customers, by their numbers.
select x::float8 as x, y::float8 as y, segment from (
  select x, y, segment, row_number() over (order by customer_id) - 1 as nth, count(*) over () as n from mart.segment_member where currency = :'currency'
) p
where n <= :'most'::int or (nth * :'most'::int) % n < :'most'::int
order by nth
