-- How many customers fewer there are without the marked orders. Only who has one can differ; `fresh` may grow, where a marked
-- order came before the first true one.
with touched as (
  select distinct customer_id from mart.attack_entry where source = 'o' and customer_id is not null
), bought as (
  select e.*, exists (select from ops.attack_order a where a.order_id = o.id) as marked
  from touched
  join shop.sales_order o on o.customer_id = touched.customer_id
  join mart.entry e on e.source = 'o' and e.fact_id = o.id and e.customer_id = touched.customer_id
  where e.orders_of_product > 0
), first_bought as (
  select customer_id, min(day) as raw, min(day) filter (where not marked) as clean from bought group by customer_id
), placed as (
  select *, case :'interval'
      when 'none' then :'from'::timestamp::date
      when 'hour' then e.day
      else greatest(date_trunc(:'interval', e.day::timestamp)::date, :'from'::timestamp::date) end as begins
  from bought e join first_bought f using (customer_id)
)
select
  case
    when :'interval' = 'none' then ''
    when :'interval' = 'hour' then to_char(e.hour, 'YYYY-MM-DD"T"HH24:00:00"Z"')
    else to_char(date_trunc(:'interval', e.day::timestamp), 'YYYY-MM-DD')
  end as bucket,
  case :'group_a' when '' then '' when 'store' then s.key
    when 'country' then e.country when 'region' then e.region when 'city' then e.city when 'category' then e.category when 'brand' then e.brand
    when 'product' then e.product when 'channel' then e.channel when 'device' then e.device when 'loyalty_tier' then e.loyalty_tier end as group_a,
  case :'group_b' when '' then '' when 'store' then s.key
    when 'country' then e.country when 'region' then e.region when 'city' then e.city when 'category' then e.category when 'brand' then e.brand
    when 'product' then e.product when 'channel' then e.channel when 'device' then e.device when 'loyalty_tier' then e.loyalty_tier end as group_b,
  count(distinct e.customer_id) filter (where not e.marked) - count(distinct e.customer_id) as active,
  count(distinct e.customer_id) filter (where not e.marked and e.clean >= e.begins)
    - count(distinct e.customer_id) filter (where e.raw >= e.begins) as fresh,
  count(*) as rows_read
from placed e
join shop.store s on s.id = e.store_id
where e.day >= :'from'::timestamp::date - 1 and e.day <= :'to'::timestamp::date + 1
  and case when :'hourly'::boolean then e.hour >= :'from'::timestamp and e.hour < :'to'::timestamp
    else e.day >= :'from'::date and e.day < :'to'::date end
  and (:'stores'::text[] is null or s.key = any (:'stores'::text[]))
  and (:'currencies'::text[] is null or e.currency = any (:'currencies'::text[]))
  and (:'country'::text[] is null or e.country = any (:'country'::text[]))
  and (:'region'::text[] is null or e.region = any (:'region'::text[]))
  and (:'city'::text[] is null or e.city = any (:'city'::text[]))
  and (:'category'::text[] is null or e.category = any (:'category'::text[]))
  and (:'brand'::text[] is null or e.brand = any (:'brand'::text[]))
  and (:'product'::text[] is null or e.product = any (:'product'::text[]))
  and (:'channel'::text[] is null or e.channel = any (:'channel'::text[]))
  and (:'device'::text[] is null or e.device = any (:'device'::text[]))
  and (:'loyalty_tier'::text[] is null or e.loyalty_tier = any (:'loyalty_tier'::text[]))
group by 1, 2, 3
