-- Keeps the alerts that are not there yet. Answers which they were.
insert into ops.falco_alert (identity, group_id, at_ns, at, priority, hostname, format, raw, received_at)
select decode(identity, 'hex'), group_id, at_ns, timestamptz 'epoch' + at_ns / 1000 * interval '1 microsecond', priority,
  hostname, format, raw, :'at'::timestamptz
from (
  select distinct on (identity) *
  from jsonb_to_recordset(:'rows'::jsonb) as r(identity text, group_id bigint, at_ns bigint, priority smallint, hostname text,
    format text, raw text)
  order by identity
) r
on conflict (identity) do nothing
returning encode(identity, 'hex') as identity
