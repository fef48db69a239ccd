-- Runs whose runner ended before they did.
update ops.job_run set state = 'failed', error = 'The runner ended before it did; it runs again.', finished_at = :'at'::timestamptz
where state = 'running'
