-- What was told of an incident, and who has heard it.
update ops.incident set notified = :'told'::jsonb where id = :'id'::bigint
