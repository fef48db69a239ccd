delete from mart.customer_sales
where customer_id in (select customer_id from touched_customer)
  and (orders, units, gross, refunds, adjustments, cost, costed_revenue) = (0, 0, 0, 0, 0, 0, 0)
