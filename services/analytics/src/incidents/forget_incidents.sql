-- Incidents that no anomaly belongs to any more, unless somebody has said something of them or was told of them.
delete from ops.incident i
where not exists (select from ops.anomaly a where a.incident_id = i.id)
  and not exists (select from ops.incident_event e where e.incident_id = i.id and e.kind = 'notified')
  and not exists (select from ops.triage t where t.subject_kind = 'incident' and t.subject = i.id::text)
returning i.id
