-- Customers whose purchases change, or whose orders were written again: a coupon or campaign is no part of an entry.
create temporary table touched_customer on commit drop as
select customer_id from delta_entry
where customer_id is not null
  and (orders, units, gross, refunds, adjustments, cost, costed_revenue) <> (0, 0, 0, 0, 0, 0, 0)
union
select customer_id from fresh_entry where source = 'o' and customer_id is not null
