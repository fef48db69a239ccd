-- These anomalies belong to this incident.
update ops.anomaly set incident_id = :'incident'::bigint
where id = any(:'anomalies'::bigint[]) and incident_id is distinct from :'incident'::bigint
