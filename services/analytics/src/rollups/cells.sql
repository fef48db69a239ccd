-- Sums the delta up once per dimension, then fans each sum out to the rollups of that dimension.
create temporary table delta_cell on commit drop as
with by_day as (
  select v.dimension, v.value, d.day, d.currency, d.store_id,
    pg_temp.total(v.orders) as orders,
    pg_temp.total(d.units) as units, pg_temp.total(d.gross) as gross,
    pg_temp.total(d.identified_gross) as identified_gross, pg_temp.total(d.refunds) as refunds,
    pg_temp.total(d.refunded_units) as refunded_units, pg_temp.total(d.adjustments) as adjustments,
    pg_temp.total(d.cost) as cost, pg_temp.total(d.costed_revenue) as costed_revenue,
    pg_temp.total(d.sessions) as sessions, pg_temp.total(d.converting_sessions) as converting_sessions
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
  pg_temp.total(orders) as orders,
  pg_temp.total(units) as units, pg_temp.total(gross) as gross, pg_temp.total(identified_gross) as identified_gross,
  pg_temp.total(refunds) as refunds, pg_temp.total(refunded_units) as refunded_units,
  pg_temp.total(adjustments) as adjustments, pg_temp.total(cost) as cost,
  pg_temp.total(costed_revenue) as costed_revenue, pg_temp.total(sessions) as sessions,
  pg_temp.total(converting_sessions) as converting_sessions
from by_day b join mart.lattice l on l.dimension = b.dimension and l.grain <> 'hour'
group by 1, 2, 3, 4, 5
union all
select 'hour_store', d.hour, d.currency, d.store_id, '',
  pg_temp.total(orders),
  pg_temp.total(units), pg_temp.total(gross), pg_temp.total(identified_gross), pg_temp.total(refunds),
  pg_temp.total(refunded_units), pg_temp.total(adjustments), pg_temp.total(cost), pg_temp.total(costed_revenue),
  pg_temp.total(sessions), pg_temp.total(converting_sessions)
from delta_entry d
group by d.hour, d.currency, d.store_id
