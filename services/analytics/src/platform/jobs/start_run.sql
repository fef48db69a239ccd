-- A job begins.
insert into ops.job_run (job, state, detail, started_at) values (:'job', 'running', :'detail'::jsonb, :'at'::timestamptz) returning id
