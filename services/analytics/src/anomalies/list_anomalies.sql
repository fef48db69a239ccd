-- Anomalies that touch the range, or those of an incident, newest first.
select id, monitor, metric, nullif(currency, '') as currency, dimension, value, direction, started_at, began_by, ended_at,
  detected_at, buckets, actual, expected, change, z, p, incident_id
from ops.anomaly
where (:'to'::timestamptz is null or started_at < :'to'::timestamptz)
  and (:'from'::timestamptz is null or ended_at is null or ended_at >= :'from'::timestamptz)
  and (:'incident'::bigint is null or incident_id = :'incident'::bigint)
  and (:'metric'::text is null or metric = :'metric')
order by started_at desc, id desc
limit 2000
