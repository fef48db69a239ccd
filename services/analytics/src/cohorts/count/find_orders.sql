-- The first order of each: of several on the earliest day the earliest by the clock, then the oldest record.
create temporary table first_placed on commit drop as
select distinct on (b.customer_id) b.customer_id, o.id as order_id, e.store_id, e.country, e.channel, e.loyalty_tier,
  coalesce(o.campaign, '(none)') as campaign, coalesce(o.coupon, '(none)') as coupon
from first_bought b
join shop.sales_order o on o.customer_id = b.customer_id
join mart.entry e on e.source = 'o' and e.fact_id = o.id and e.customer_id = b.customer_id and e.day = b.first_day and e.orders > 0
order by b.customer_id, o.ordered_at, o.id
