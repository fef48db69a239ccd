-- Each job with its last run and the runs of the last day.
select j.name as job, j.schedule, j.looked_at,
  (select jsonb_build_object('id', r.id, 'job', r.job, 'state', r.state, 'progress', r.progress, 'detail', r.detail, 'error', r.error,
      'started_at', r.started_at, 'finished_at', r.finished_at,
      'elapsed_ms', round(extract(epoch from coalesce(r.finished_at, :'now'::timestamptz) - r.started_at) * 1000))
    from ops.job_run r where r.job = j.name order by r.started_at desc, r.id desc limit 1) as last,
  (select count(*) from ops.job_run r where r.job = j.name and r.started_at > :'now'::timestamptz - interval '1 day') as runs_24h,
  (select count(*) from ops.job_run r where r.job = j.name and r.state = 'failed' and r.started_at > :'now'::timestamptz - interval '1 day') as failed_24h
from ops.job j
order by j.name
