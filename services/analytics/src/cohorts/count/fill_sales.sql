insert into mart.customer_sales (customer_id, day, currency, orders, units, gross, refunds, adjustments, cost, costed_revenue)
select customer_id, day, currency, pg_temp.total(orders), pg_temp.total(units), pg_temp.total(gross), pg_temp.total(refunds),
  pg_temp.total(adjustments), pg_temp.total(cost), pg_temp.total(costed_revenue)
from delta_entry
where customer_id is not null
  and (orders, units, gross, refunds, adjustments, cost, costed_revenue) <> (0, 0, 0, 0, 0, 0, 0)
group by customer_id, day, currency
having (pg_temp.total(orders), pg_temp.total(units), pg_temp.total(gross), pg_temp.total(refunds), pg_temp.total(adjustments),
  pg_temp.total(cost), pg_temp.total(costed_revenue)) <> (0, 0, 0, 0, 0, 0, 0)
