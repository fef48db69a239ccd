-- What became of an incident by itself.
select at, kind, text from ops.incident_event where incident_id = :'id'::bigint order by at, id
