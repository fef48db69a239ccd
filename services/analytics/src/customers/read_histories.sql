-- What each customer bought in a currency before a day, and what else they did of late: one row a customer who ever ordered.
-- Days are counted from 1970-01-01; `horizon` is how long a window of late is, in days.
with day as (
  select *, min(day) filter (where orders > 0) over (partition by customer_id) as first_day
  from mart.customer_sales
  where currency = :'currency' and day < :'as_of'::date
), bought as (
  select customer_id,
    min(first_day) as first_day,
    max(day) filter (where orders > 0) as last_day,
    count(*) filter (where orders > 0) as days,
    -- Purchases in the later half of the time since the first.
    count(*) filter (where orders > 0 and 2 * (day - first_day) > :'as_of'::date - 1 - first_day) as recent,
    sum(units)::bigint as units,
    sum(orders)::bigint as orders,
    sum(gross)::bigint as gross,
    sum(gross - refunds + adjustments)::bigint as net,
    case when sum(costed_revenue) <> 0 or sum(cost) <> 0 then sum(costed_revenue - cost)::bigint end as margin,
    max(gross) filter (where day = first_day) as first_gross
  from day
  group by customer_id
  having sum(orders) > 0
), visit as (
  select customer_id, count(*) as sessions from shop.session
  where customer_id is not null and started_at >= :'as_of'::date - :'horizon'::int and started_at < :'as_of'::date
  group by customer_id
), asked as (
  select customer_id, count(*) as tickets,
    -- As it was known on the day: still open, or closed by then and rated badly.
    count(*) filter (where closed_at is null or closed_at >= :'as_of'::date or satisfaction <= 2) as unhappy
  from shop.ticket
  where opened_at >= :'as_of'::date - :'horizon'::int and opened_at < :'as_of'::date
  group by customer_id
)
select b.customer_id, b.first_day - date '1970-01-01' as first_day, b.last_day - date '1970-01-01' as last_day, b.days, b.orders, b.recent, b.units,
  b.gross, b.net, b.margin, b.first_gross,
  coalesce(v.sessions, 0) as sessions, coalesce(a.tickets, 0) as tickets, coalesce(a.unhappy, 0) as unhappy
from bought b
left join visit v on v.customer_id = b.customer_id
left join asked a on a.customer_id = b.customer_id
order by b.customer_id
