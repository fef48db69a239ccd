-- Customers who visited since a day, with the first of these visits.
select c.key as unit, min(s.started_at) as at
from shop.session s join shop.customer c on c.id = s.customer_id
where s.started_at >= :'from'::timestamptz and s.started_at < :'to'::timestamptz
group by c.key
order by at, unit
