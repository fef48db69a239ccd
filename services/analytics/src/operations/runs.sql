-- Runs of jobs, newest first. An import's progress is that of its rows.
select r.id, r.job, r.state, case when r.state = 'running' then coalesce(i.progress, r.progress) else r.progress end as progress,
  r.detail || case when i.id is null then '{}' else jsonb_build_object('file', i.file, 'phase', i.phase) end as detail, r.error,
  r.started_at, r.finished_at,
  round(extract(epoch from coalesce(r.finished_at, :'now'::timestamptz) - r.started_at) * 1000)::double precision as elapsed_ms
from ops.job_run r
left join ops.import i on r.job = 'imports.run' and i.id = (r.detail ->> 'id')::bigint
where r.started_at < :'to'::timestamptz and coalesce(r.finished_at, :'now'::timestamptz) >= :'from'::timestamptz
order by r.started_at desc, r.id desc
limit :'limit'::int
