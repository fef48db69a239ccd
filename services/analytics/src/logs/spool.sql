-- Keeps accepted lines until Loki takes them.
insert into ops.log_spool (lines, payload, created_at) values (:'lines'::int, :'payload', :'at'::timestamptz)
