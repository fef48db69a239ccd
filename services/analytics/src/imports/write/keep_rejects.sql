insert into ops.quarantine (import_id, source, file, line, field, reason, message, row)
select :'import_id'::bigint, :'source', :'file', line, field, reason, message, row from stage_reject
on conflict do nothing
