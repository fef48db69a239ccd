-- Alerts of each group in the range: from single alerts where it is short (fine), else from the hours, which are never pruned.
with counted as (
  select group_id, at, 1::bigint as n from ops.falco_alert
  where :'fine'::boolean and at >= :'from'::timestamptz and at < :'to'::timestamptz
  union all
  select group_id, hour, alerts from ops.falco_hour
  where not :'fine'::boolean and hour >= date_trunc('hour', :'from'::timestamptz) and hour < :'to'::timestamptz
)
select group_id, sum(n)::bigint as alerts from counted group by 1
