-- The delta summed up by one dimension at one grain; the rollups of that dimension are sums of these.
-- A session says nothing of products and is no part of their rollups.
create temporary table base_sum on commit drop as
select
  case :'grain' when 'hour' then hour when 'day' then day::timestamp else date_trunc('month', day::timestamp) end as bucket,
  currency,
  case when :'by_store'::boolean then store_id else 0 end as store_id,
  case :'dimension' when 'country' then country when 'region' then region when 'city' then city when 'channel' then channel
    when 'device' then device when 'loyalty_tier' then loyalty_tier when 'category' then category when 'brand' then brand
    when 'product' then product else '' end as value,
  pg_temp.total(case :'dimension' when 'category' then orders_of_category when 'brand' then orders_of_brand
    when 'product' then orders_of_product else orders end) as orders,
  pg_temp.total(units) as units, pg_temp.total(gross) as gross, pg_temp.total(identified_gross) as identified_gross,
  pg_temp.total(refunds) as refunds, pg_temp.total(refunded_units) as refunded_units, pg_temp.total(adjustments) as adjustments,
  pg_temp.total(cost) as cost, pg_temp.total(costed_revenue) as costed_revenue, pg_temp.total(sessions) as sessions,
  pg_temp.total(converting_sessions) as converting_sessions
from delta_entry
where product is not null or :'dimension' not in ('category', 'brand', 'product')
group by 1, 2, 3, 4
