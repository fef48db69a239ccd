-- The same of stores, which are few: straight from their rollup by day. A store's first order is that of its first day.
with day as (
  select store_id, bucket::date as day, currency, orders, units, gross, refunds, adjustments, cost, costed_revenue
  from mart.cell_day_store
), opened as (
  select store_id, min(day) as first_day from day where orders > 0 group by store_id
), first_order as (
  select o.store_id, o.first_day, e.country, e.category, e.channel, coalesce(so.campaign, '(none)') as campaign,
    coalesce(so.coupon, '(none)') as coupon, e.loyalty_tier
  from opened o
  cross join lateral (
    select * from mart.entry e where e.day = o.first_day and e.store_id = o.store_id and e.orders > 0
    order by e.hour, e.fact_id limit 1
  ) e
  left join shop.sales_order so on so.id = e.fact_id
), placed as (
  select d.*, f.first_day, date_trunc(:'grain', f.first_day::timestamp)::date as cohort, date_trunc(:'grain', d.day::timestamp)::date as bucket,
    case :'dimension' when '' then '' when 'store' then s.key when 'country' then f.country when 'category' then f.category
      when 'channel' then f.channel when 'campaign' then f.campaign when 'coupon' then f.coupon
      when 'loyalty_tier' then f.loyalty_tier end as value
  from day d join first_order f using (store_id) join shop.store s on s.id = d.store_id
), period as (
  select store_id, value, currency, cohort, bucket, case :'grain' when 'week' then (bucket - cohort) / 7
      else (12 * (extract(year from bucket) - extract(year from cohort)) + extract(month from bucket) - extract(month from cohort))::int end as period,
    sum(orders) as orders, sum(units) as units, sum(gross) as gross, sum(refunds) as refunds, sum(adjustments) as adjustments,
    sum(cost) as cost, sum(costed_revenue) as costed_revenue
  from placed
  where bucket >= cohort
  group by store_id, value, currency, cohort, bucket
), visit as (
  select *, orders > 0 and count(*) filter (where orders > 0) over (partition by store_id order by bucket) = 2 as returned
  from period
)
select value, to_char(cohort, 'YYYY-MM-DD') as cohort, period, it.money, 
  sum(case when it.money then 0 else (orders > 0)::int end)::bigint as active,
  sum(case when it.money then 0 else returned::int end)::bigint as returned,
  sum(orders)::bigint as orders, sum(units)::bigint as units, sum(gross)::bigint as gross, sum(refunds)::bigint as refunds,
  sum(adjustments)::bigint as adjustments, sum(cost)::bigint as cost, sum(costed_revenue)::bigint as costed_revenue
from visit cross join (values (false), (true)) it (money)
where (:'value'::text is null or value = :'value'::text)
  and (not it.money or currency = any (:'currencies'::text[]))
  and cohort >= :'from'::date and cohort < :'to'::date
group by value, cohort, period, it.money
order by value, it.money, cohort, period
