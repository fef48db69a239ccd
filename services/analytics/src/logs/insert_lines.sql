-- Keeps log lines. The same line of the same stream and time is kept once, as in Loki.
insert into ops.log_line (at, nanos, service, env, level, source, line, attributes)
select timestamptz 'epoch' + ns / 1000 * interval '1 microsecond', ns % 1000, service, env, level, source, line, coalesce(attributes, '{}')
from jsonb_to_recordset(:'rows'::jsonb) as r(ns bigint, service text, env text, level text, source text, line text, attributes jsonb)
on conflict do nothing
