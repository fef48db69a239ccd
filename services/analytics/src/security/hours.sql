-- Alerts of a group by hour.
select hour, alerts as n from ops.falco_hour
where group_id = :'id'::bigint and hour >= date_trunc('hour', :'from'::timestamptz) and hour < :'to'::timestamptz
order by hour
