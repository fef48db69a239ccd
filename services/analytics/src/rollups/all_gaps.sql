create temporary table gap_change on commit drop as
select day, previous_day, count(*) as customers
from (
  select day, lag(day, 1, '-infinity') over (partition by customer_id order by day) as previous_day from mart.customer_day
) chain
group by day, previous_day
