-- When the touched customers first bought.
create temporary table first_bought on commit drop as
select customer_id, min(day) as first_day, mart.week_of(min(day)) as week, mart.month_of(min(day)) as month, min(currency) <> max(currency) as several
from mart.customer_sales
where orders > 0 and customer_id in (select customer_id from touched_customer)
group by customer_id
