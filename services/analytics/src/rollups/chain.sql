-- Each affected customer's days of purchase with the day before it, as they are now in customer_day.
insert into chain (day, previous_day, sign)
select day, lag(day, 1, '-infinity') over (partition by customer_id order by day), :'sign'::int
from mart.customer_day
where customer_id in (select customer_id from affected)
