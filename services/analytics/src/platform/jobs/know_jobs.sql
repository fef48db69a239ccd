-- Notes which jobs there are, and when they run.
with known as (
  insert into ops.job as j (name, schedule) select name, schedule from jsonb_to_recordset(:'rows'::jsonb) as r(name text, schedule text)
  on conflict (name) do update set schedule = excluded.schedule
  returning name
)
delete from ops.job where name not in (select name from jsonb_to_recordset(:'rows'::jsonb) as r(name text))
