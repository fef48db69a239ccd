-- Writes an incident, a new one where there is no id.
with changed as (
  update ops.incident set title = :'title', severity = :'severity', started_at = :'started_at'::timestamptz,
    ended_at = :'ended_at'::timestamptz, detected_at = least(detected_at, :'detected_at'::timestamptz), monitor = :'monitor',
    metric = :'metric', dimension = :'dimension', value = :'value', currency = :'currency', change = :'change'::float8,
    dimensions = :'dimensions'::jsonb, money = :'money'::jsonb, clean_money = :'clean_money'::jsonb,
    causes = :'causes'::jsonb, contributions = :'contributions'::jsonb, digest = :'digest', updated_at = :'at'::timestamptz
  where id = :'id'::bigint
  returning id
), made as (
  insert into ops.incident (title, severity, started_at, ended_at, detected_at, monitor, metric, dimension, value, currency,
    change, dimensions, money, clean_money, causes, contributions, digest, created_at, updated_at)
  select :'title', :'severity', :'started_at'::timestamptz, :'ended_at'::timestamptz, :'detected_at'::timestamptz,
    :'monitor', :'metric', :'dimension', :'value', :'currency', :'change'::float8, :'dimensions'::jsonb, :'money'::jsonb,
    :'clean_money'::jsonb, :'causes'::jsonb, :'contributions'::jsonb, :'digest', :'at'::timestamptz, :'at'::timestamptz
  where :'id'::bigint is null
  returning id
)
select id from changed union all select id from made
