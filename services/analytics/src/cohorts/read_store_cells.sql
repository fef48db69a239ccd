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
  select d.*, case :'grain' when 'week' then mart.week_of(f.first_day) else mart.month_of(f.first_day) end as cohort,
    case :'grain' when 'week' then mart.week_of(d.day) else mart.month_of(d.day) end as bucket,
    case :'dimension' when '' then '' when 'store' then s.key when 'country' then f.country when 'category' then f.category
      when 'channel' then f.channel when 'campaign' then f.campaign when 'coupon' then f.coupon
      when 'loyalty_tier' then f.loyalty_tier end as value
  from day d join first_order f using (store_id) join shop.store s on s.id = d.store_id
), visit as (
  select store_id, value, currency, cohort, bucket - cohort as period, sum(orders) as orders, sum(gross) as gross,
    sum(refunds - adjustments) as refunds, sum(cost) as cost, sum(costed_revenue) as costed_revenue
  from placed
  where bucket >= cohort
  group by store_id, value, currency, cohort, bucket
), judged as (
  select *, orders > 0 and count(*) filter (where orders > 0) over (partition by store_id order by period) = 2 as returned from visit
), cell as (
  select value, cohort, period, count(*) filter (where orders > 0) as active,
    sum(case :'metric' when 'customers' then returned::int when 'orders' then orders
      else case when currency = :'currency' then case :'metric' when 'margin' then costed_revenue else gross end else 0 end end)::bigint as one,
    sum(case when currency = :'currency' then case :'metric' when 'margin' then cost else refunds end else 0 end)::bigint as two
  from judged
  where (:'value'::text is null or value = :'value'::text) and cohort >= :'from'::int and cohort < :'to'::int
  group by value, cohort, period
)
select value, to_char(case :'grain' when 'week' then date '1970-01-05' + 7 * cohort else make_date(cohort / 12, 1 + cohort % 12, 1) end, 'YYYY-MM-DD') as cohort,
  string_agg(period || ':' || active || ':' || one || ':' || two, ',') as cells
from cell
group by value, cohort
order by value, cohort
