-- Currencies with customers, that of most of them first, and the day up to which every store's days are over and known.
select s.currency, count(distinct s.customer_id) filter (where s.orders > 0) as customers,
  to_char(least(max(s.day) + 1, (select min((:'now'::timestamptz at time zone time_zone)::date) from shop.store)), 'YYYY-MM-DD') as as_of,
  to_char(min(s.day) filter (where s.orders > 0), 'YYYY-MM-DD') as first_day,
  (select minor_units from shop.currency where code = s.currency)::int as minor_units
from mart.customer_sales s
group by s.currency
having count(*) filter (where s.orders > 0) > 0
order by customers desc, s.currency
