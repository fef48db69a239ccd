-- Alerts of a group that come in quick succession are one signal: extends the one they belong to, or begins one.
with came as (
  select * from jsonb_to_recordset(:'rows'::jsonb) as r(group_id bigint, began timestamptz, ended timestamptz, alerts bigint,
    severity text)
), known as (
  select c.*, s.id
  from came c
  left join lateral (
    select id from ops.signal
    where kind = 'falco' and subject_kind = 'falco' and subject = c.group_id::text
      and started_at <= c.ended + :'gap'::interval and ended_at >= c.began - :'gap'::interval
    order by started_at desc limit 1
  ) s on true
), longer as (
  update ops.signal s set started_at = least(s.started_at, k.began), ended_at = greatest(s.ended_at, k.ended),
    count = s.count + k.alerts, updated_at = :'at'::timestamptz,
    severity = case when 'critical' in (s.severity, k.severity) then 'critical' when 'warning' in (s.severity, k.severity)
      then 'warning' else 'info' end
  from (select id, min(began) as began, max(ended) as ended, sum(alerts) as alerts, 
      case when bool_or(severity = 'critical') then 'critical' when bool_or(severity = 'warning') then 'warning' else 'info' end as severity
    from known where id is not null group by id) k
  where s.id = k.id
)
insert into ops.signal (kind, key, title, severity, started_at, ended_at, subject_kind, subject, dimensions, detail, count, source)
select 'falco', k.group_id || ' ' || to_char(k.began at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
  g.rule || ' in ' || g.place, k.severity, k.began, k.ended, 'falco', k.group_id::text,
  jsonb_strip_nulls(jsonb_build_object('service', case when g.place_kind = 'container' then g.place end, 'host', g.hostname,
    'container', case when g.place_kind = 'container' then g.place end, 'namespace', g.namespace, 'image', g.image)),
  jsonb_build_object('rule', g.rule, 'tags', to_jsonb(g.tags)), k.alerts, 'falco'
from known k join ops.falco_group g on g.id = k.group_id
where k.id is null and g.source <> 'internal'
on conflict (kind, key) do nothing
