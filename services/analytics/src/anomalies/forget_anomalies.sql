-- Drops anomalies of judged hours that a second look did not find again, unless somebody has said something of them.
delete from ops.anomaly a
using jsonb_to_recordset(:'judged'::jsonb) as j(monitor text, value text, currency text, from_at timestamptz, found timestamptz[])
where a.monitor = j.monitor and a.value = j.value and a.currency = j.currency
  and (a.started_at >= j.from_at or a.ended_at is null) and a.started_at <> all (j.found)
  and not exists (select from ops.triage t where t.subject_kind = 'incident' and t.subject = a.incident_id::text)
  and not exists (select from ops.triage t where t.subject_kind = 'anomaly' and t.subject = a.id::text)
returning a.id
