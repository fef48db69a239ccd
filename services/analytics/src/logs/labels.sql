-- Services, levels, environments and sources that occur in a range.
with seen as (
  select distinct service, level, env, source from ops.log_line where at >= :'from'::timestamptz and at < :'to'::timestamptz
)
select coalesce(array_agg(distinct service), '{}') as service, coalesce(array_agg(distinct level), '{}') as level,
  coalesce(array_agg(distinct env), '{}') as env, coalesce(array_agg(distinct source), '{}') as source
from seen
