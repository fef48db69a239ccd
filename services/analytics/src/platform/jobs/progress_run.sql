-- How far a job is.
update ops.job_run set progress = greatest(0, least(1, :'share'::double precision)), detail = detail || :'detail'::jsonb where id = :'id'::bigint
