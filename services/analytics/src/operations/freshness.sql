-- When each source last delivered, and whether that is too long ago.
select source, name, at, extract(epoch from :'now'::timestamptz - at)::double precision as age_seconds, expected_seconds,
  case when at is null then 'none' when :'now'::timestamptz - at > expected_seconds * interval '1 second' then 'late' else 'ok' end as state
from ops.freshness
