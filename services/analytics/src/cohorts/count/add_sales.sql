insert into mart.customer_sales as s (customer_id, day, currency, orders, units, gross, refunds, adjustments, cost, costed_revenue)
select customer_id, day, currency, sum(orders), sum(units), sum(gross), sum(refunds), sum(adjustments), sum(cost), sum(costed_revenue)
from delta_entry
where customer_id is not null
  and (orders, units, gross, refunds, adjustments, cost, costed_revenue) <> (0, 0, 0, 0, 0, 0, 0)
group by customer_id, day, currency
on conflict (customer_id, day, currency) do update set
  orders = s.orders + excluded.orders, units = s.units + excluded.units, gross = s.gross + excluded.gross,
  refunds = s.refunds + excluded.refunds, adjustments = s.adjustments + excluded.adjustments, cost = s.cost + excluded.cost,
  costed_revenue = s.costed_revenue + excluded.costed_revenue
