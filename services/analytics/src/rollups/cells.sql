-- Sums the delta up once per dimension, then fans each sum out to the rollups of that dimension.
create temporary table delta_cell on commit drop as
with by_day as (
  select v.dimension, v.value, d.day, d.currency, d.store_id,
    sum(v.orders)::bigint as orders,
    sum(d.units)::bigint as units, sum(d.gross)::bigint as gross,
    sum(d.identified_gross)::bigint as identified_gross, sum(d.refunds)::bigint as refunds,
    sum(d.refunded_units)::bigint as refunded_units, sum(d.adjustments)::bigint as adjustments,
    sum(d.cost)::bigint as cost, sum(d.costed_revenue)::bigint as costed_revenue,
    sum(d.sessions)::bigint as sessions, sum(d.converting_sessions)::bigint as converting_sessions
  from delta_entry d
  cross join lateral (values
    ('', '', d.orders), ('country', d.country, d.orders), ('region', d.region, d.orders),
    ('city', d.city, d.orders), ('channel', d.channel, d.orders), ('device', d.device, d.orders),
    ('loyalty_tier', d.loyalty_tier, d.orders), ('category', d.category, d.orders_of_category),
    ('brand', d.brand, d.orders_of_brand), ('product', d.product, d.orders_of_product)
  ) v (dimension, value, orders)
  where v.value is not null
  group by v.dimension, v.value, d.day, d.currency, d.store_id
)
select l.rollup,
  case l.grain when 'month' then date_trunc('month', b.day::timestamp) else b.day::timestamp end as bucket,
  b.currency, case when l.by_store then b.store_id else 0 end as store_id, b.value,
  sum(orders)::bigint as orders,
  sum(units)::bigint as units, sum(gross)::bigint as gross, sum(identified_gross)::bigint as identified_gross,
  sum(refunds)::bigint as refunds, sum(refunded_units)::bigint as refunded_units,
  sum(adjustments)::bigint as adjustments, sum(cost)::bigint as cost,
  sum(costed_revenue)::bigint as costed_revenue, sum(sessions)::bigint as sessions,
  sum(converting_sessions)::bigint as converting_sessions
from by_day b join mart.lattice l on l.dimension = b.dimension and l.grain <> 'hour'
group by 1, 2, 3, 4, 5
union all
select 'hour_store', d.hour, d.currency, d.store_id, '',
  sum(orders)::bigint,
  sum(units)::bigint, sum(gross)::bigint, sum(identified_gross)::bigint, sum(refunds)::bigint,
  sum(refunded_units)::bigint, sum(adjustments)::bigint, sum(cost)::bigint, sum(costed_revenue)::bigint,
  sum(sessions)::bigint, sum(converting_sessions)::bigint
from delta_entry d
group by d.hour, d.currency, d.store_id
