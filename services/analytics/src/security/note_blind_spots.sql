-- System calls that Falco did not see.
insert into ops.blind_spot (identity, hostname, at, dropped, seen, message)
select decode(identity, 'hex'), hostname, timestamptz 'epoch' + at_ns / 1000 * interval '1 microsecond', dropped, seen, output
from jsonb_to_recordset(:'rows'::jsonb) as r(identity text, hostname text, at_ns bigint, dropped bigint, seen bigint, output text)
on conflict (identity) do nothing
