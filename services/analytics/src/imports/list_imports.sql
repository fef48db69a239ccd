select id, source, preset, file, state, phase, progress, dry_run, rows_read, rows_written, rows_unchanged, rows_waiting, rows_rejected,
  rejected_by_reason, error, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at,
  to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as finished_at
from ops.import
where :'id'::bigint is null or id = :'id'::bigint
order by id desc
limit :'limit'::int
