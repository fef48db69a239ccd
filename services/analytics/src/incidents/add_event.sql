-- Something that became of an incident by itself; said once.
insert into ops.incident_event (incident_id, at, kind, text)
select :'incident'::bigint, :'at'::timestamptz, :'kind', :'text'
where not exists (select from ops.incident_event
  where incident_id = :'incident'::bigint and kind = :'kind' and at = :'at'::timestamptz)
