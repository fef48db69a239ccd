-- Alerts of each group by step, from the hours: for long ranges, and beyond the time that single alerts are kept.
select group_id, floor(extract(epoch from hour - :'first'::timestamptz) / :'seconds'::bigint)::int as step, sum(alerts)::bigint as alerts
from ops.falco_hour
where hour >= date_trunc('hour', :'from'::timestamptz) and hour < :'to'::timestamptz
group by 1, 2
