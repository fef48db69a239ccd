-- Every incident with what it was made of, and whether any of that is still found.
select i.id, i.digest, i.monitor, i.started_at, i.ended_at,
  exists (select from ops.anomaly a where a.incident_id = i.id) as held
from ops.incident i
