-- Alerts of some groups by their priority and by step.
with counted as (
  select group_id, at, 1::bigint as n from ops.falco_alert
  where :'fine'::boolean and at >= :'from'::timestamptz and at < :'to'::timestamptz
  union all
  select group_id, hour, alerts from ops.falco_hour
  where not :'fine'::boolean and hour >= date_trunc('hour', :'from'::timestamptz) and hour < :'to'::timestamptz
)
select g.priority, floor(extract(epoch from c.at - :'first'::timestamptz) / :'seconds'::bigint)::int as step, sum(n)::bigint as alerts
from counted c join ops.falco_group g on g.id = c.group_id
where c.group_id = any(:'ids'::bigint[])
group by 1, 2
