-- Records of runs and rates beyond their time.
with runs as (
  delete from ops.job_run where started_at < :'runs_before'::timestamptz and state <> 'running' returning 1
), minutes as (
  delete from ops.ingest_minute where minute < :'rates_before'::timestamptz returning 1
)
select (select count(*) from runs) as runs, (select count(*) from minutes) as minutes
