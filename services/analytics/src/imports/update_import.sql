update ops.import set state = :'state', phase = :'phase', progress = :'progress'::float8, rows_read = :'rows_read'::bigint,
  rows_written = :'rows_written'::bigint, rows_unchanged = :'rows_unchanged'::bigint, rows_waiting = :'rows_waiting'::bigint,
  rows_rejected = :'rows_rejected'::bigint, rejected_by_reason = :'rejected_by_reason'::jsonb, error = :'error'::text,
  started_at = coalesce(started_at, :'at'::timestamptz),
  finished_at = case when :'state' in ('done', 'failed', 'stopped') then :'at'::timestamptz end
where id = :'id'::bigint
