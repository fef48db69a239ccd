-- Deploys that touch the range, newest first.
select id, dimensions ->> 'service' as service, detail ->> 'version' as version, dimensions ->> 'environment' as environment,
  detail ->> 'state' as state, started_at, ended_at as finished_at, (detail ->> 'rollback')::boolean as rollback,
  detail ->> 'commit' as commit, url, source, count(*) over () as total
from ops.signal
where kind = 'deploy' and started_at < :'to'::timestamptz and (ended_at is null or ended_at >= :'from'::timestamptz)
  and (:'services'::text[] is null or dimensions ->> 'service' = any(:'services'::text[]))
  and (:'environments'::text[] is null or dimensions ->> 'environment' = any(:'environments'::text[]))
order by started_at desc, id desc
limit :'limit'::int
