-- One deploy by its identity.
select id, dimensions ->> 'service' as service, detail ->> 'version' as version, dimensions ->> 'environment' as environment,
  detail ->> 'state' as state, started_at, ended_at as finished_at, (detail ->> 'rollback')::boolean as rollback,
  detail ->> 'commit' as commit, url, source
from ops.signal where kind = 'deploy' and key = :'key'
