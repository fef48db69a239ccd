-- The marked orders of attacks and their sessions, counted as `read_entries.sql` counts all: what a clean answer leaves out.
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
  e.currency,
  case :'orders_of'
    when 'category' then sum(e.orders_of_category) when 'brand' then sum(e.orders_of_brand)
    when 'product' then sum(e.orders_of_product)
    else count(distinct e.fact_id) filter (where e.orders_of_product > 0) end::bigint as orders,
  sum(e.units)::bigint as units, sum(e.gross)::bigint as gross, sum(e.identified_gross)::bigint as identified_gross,
  sum(e.refunds)::bigint as refunds, sum(e.refunded_units)::bigint as refunded_units, sum(e.adjustments)::bigint as adjustments,
  sum(e.cost)::bigint as cost, sum(e.costed_revenue)::bigint as costed_revenue, sum(e.sessions)::bigint as sessions,
  sum(e.converting_sessions)::bigint as converting_sessions, count(*) as rows_read
from mart.attack_entry e
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
  and (e.product is not null or not :'by_line'::boolean)
group by 1, 2, 3, 4
