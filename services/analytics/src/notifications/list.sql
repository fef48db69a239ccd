-- Notifications that touch the range, newest first.
select id, source, rule, state, labels, annotations, url, started_at, ended_at, received_at,
  jsonb_build_object('kind', subject_kind, 'id', subject) as subject, count(*) over () as total
from ops.notification
where started_at < :'to'::timestamptz and (ended_at is null or ended_at >= :'from'::timestamptz)
order by started_at desc, id desc
limit :'limit'::int
