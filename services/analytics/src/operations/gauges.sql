-- What Prometheus is told of the database: a name, a label's value and a number.
select 'data_age' as name, source as label, extract(epoch from :'now'::timestamptz - at)::double precision as value
from ops.freshness where at is not null
union all
select 'failed_runs', job, count(*) from ops.job_run
where state = 'failed' and started_at > :'now'::timestamptz - interval '1 hour' group by job
union all
select 'quarantine', source, count(*) from ops.quarantine where state = 'open' group by source
union all
select 'lines_waiting', '', coalesce(sum(lines), 0) from ops.log_spool
union all
select 'ingested_5m', source, sum(accepted) from ops.ingest_minute
where minute >= :'now'::timestamptz - interval '5 minutes' group by source
union all
select 'rejected_5m', source, sum(rejected) from ops.ingest_minute
where minute >= :'now'::timestamptz - interval '5 minutes' group by source
union all
select 'open_alert_groups', priority, count(*) from report.alert_groups
where open and last_seen > :'now'::timestamptz - interval '1 day' group by priority
