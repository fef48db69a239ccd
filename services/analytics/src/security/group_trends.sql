-- Alerts of some groups by step, as step:alerts pairs in one text for each group: they are many.
with counted as (
  select group_id, at, 1::bigint as n from ops.falco_alert
  where :'fine'::boolean and at >= :'from'::timestamptz and at < :'to'::timestamptz
  union all
  select group_id, hour, alerts from ops.falco_hour
  where not :'fine'::boolean and hour >= date_trunc('hour', :'from'::timestamptz) and hour < :'to'::timestamptz
), stepped as (
  select group_id, floor(extract(epoch from at - :'first'::timestamptz) / :'seconds'::bigint)::int as step, sum(n) as alerts
  from counted where group_id = any(:'ids'::bigint[]) group by 1, 2
)
select group_id, string_agg(step || ':' || alerts, ',') as steps from stepped group by 1
