-- Each country's share of the orders of the 90 days before.
select value as country, sum(orders)::float8 / nullif(sum(sum(orders)) over (), 0) as share
from mart.cell
where rollup = 'day_country' and bucket >= :'to'::timestamptz::date - 90 and bucket < :'to'::timestamptz::date
group by value
