-- The newest alerts of a group in the range, as they came.
select encode(identity, 'hex') as id, priority, raw
from ops.falco_alert
where group_id = :'id'::bigint and at >= :'from'::timestamptz and at < :'to'::timestamptz
order by at_ns desc
limit :'limit'::int
