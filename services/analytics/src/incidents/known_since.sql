-- Since when signals of each kind would have been known, as far as that can be told.
with begun as (
  select kind, min(started_at) as at from ops.signal where kind in ('deploy', 'log_burst', 'log_pattern', 'falco') group by kind
)
select 'falco' as kind, least((select min(first_seen) from ops.falco_group), (select at from begun where kind = 'falco')) as since
union all
select it, least((select min(first_seen) from ops.log_pattern), (select min(at) from begun where kind like 'log%'),
  (select min(minute) from ops.ingest_minute where source in ('otlp', 'loki_push')))
from unnest(array['log_burst', 'log_pattern']) it
union all
select 'deploy', (select at from begun where kind = 'deploy')
union all
select 'stock_out', (select min(as_of) from shop.stock_level)
union all
select it, (select min(bucket) at time zone 'UTC' from mart.cell where rollup = 'hour_store')
from unnest(array['price_change', 'campaign', 'holiday', 'experiment', 'attack']) it
