-- When each source last delivered, and how old that may get before somebody should look.
with source(source, name, expected_seconds, at) as (
  select 'orders', 'Last order', 21600, (select max(ordered_at) from shop.sales_order where ordered_at <= :'now'::timestamptz)
  union all
  select 'sessions', 'Last visit', 21600, (select max(started_at) from shop.session where started_at <= :'now'::timestamptz)
  union all
  select 'stock', 'Last stock count', 172800, (select max(as_of) from shop.stock_level where as_of <= :'now'::timestamptz)
  union all
  select 'rollups', 'Rollups up to date', 300, case when exists (select from ops.dirty)
    then (select refreshed_at from mart.refresh) else :'now'::timestamptz end
  union all
  select 'falco', 'Last Falco alert', 86400, (select max(last_seen) from ops.falco_group)
  union all
  select 'logs', 'Last log line posted to us', 3600, (select max(minute) from ops.ingest_minute where source in ('otlp', 'loki_push'))
  union all
  select 'deploys', 'Last deploy reported', 2592000, (select max(started_at) from ops.signal where kind = 'deploy')
)
select source, name, at, extract(epoch from :'now'::timestamptz - at)::double precision as age_seconds, expected_seconds,
  case when at is null then 'none' when :'now'::timestamptz - at > expected_seconds * interval '1 second' then 'late' else 'ok' end as state
from source
