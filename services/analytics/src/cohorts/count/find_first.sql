-- The same with the category of most value in it, and the next week and month with an order.
create temporary table first_found on commit drop as
with by_category as (
  select f.order_id, e.category, sum(e.gross) as gross
  from first_placed f join mart.entry e on e.source = 'o' and e.fact_id = f.order_id and e.entry_no > 0 and e.units > 0
  group by f.order_id, e.category
), main as (
  select distinct on (order_id) order_id, category from by_category order by order_id, gross desc, category collate "C"
), later as (
  select s.customer_id, mart.week_of(min(s.day) filter (where mart.week_of(s.day) > b.week)) as next_week,
    mart.month_of(min(s.day) filter (where mart.month_of(s.day) > b.month)) as next_month
  from first_bought b join mart.customer_sales s using (customer_id)
  where s.orders > 0
  group by s.customer_id
)
select b.*, l.next_week, l.next_month, p.order_id, st.key as store, p.country, m.category, p.channel, p.campaign, p.coupon, p.loyalty_tier
from first_bought b
join first_placed p using (customer_id)
join later l using (customer_id)
join main m using (order_id)
join shop.store st on st.id = p.store_id
