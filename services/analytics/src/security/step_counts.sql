-- Alerts of each group by step, from the single alerts: for short ranges.
select group_id, floor(extract(epoch from at - :'first'::timestamptz) / :'seconds'::bigint)::int as step, count(*) as alerts
from ops.falco_alert
where at >= :'from'::timestamptz and at < :'to'::timestamptz
group by 1, 2
