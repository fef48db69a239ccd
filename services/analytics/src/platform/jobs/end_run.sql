-- A job ended, well or not.
update ops.job_run set state = :'state', progress = case when :'state' = 'done' then 1 else progress end,
  detail = detail || :'detail'::jsonb, error = :'error', finished_at = :'at'::timestamptz
where id = :'id'::bigint
