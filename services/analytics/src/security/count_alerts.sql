-- Adds new alerts to their groups and to the groups' hours.
with came as (
  select r.*, timestamptz 'epoch' + at_ns / 1000 * interval '1 microsecond' as at
  from jsonb_to_recordset(:'rows'::jsonb) as r(group_id bigint, at_ns bigint, priority smallint, tags text[], hostname text,
    container_id text, image text, namespace text, pod text, output text)
), hours as (
  insert into ops.falco_hour as h (group_id, hour, alerts)
  select group_id, date_trunc('hour', at), count(*) from came group by 1, 2 order by 1, 2
  on conflict (group_id, hour) do update set alerts = h.alerts + excluded.alerts
), newest as (
  select distinct on (group_id) * from came order by group_id, at_ns desc
), sums as (
  select group_id, count(*) as alerts, min(at) as first_seen, max(at) as last_seen, min(priority) as priority from came group by 1
)
update ops.falco_group g set alerts = g.alerts + s.alerts, first_seen = least(g.first_seen, s.first_seen),
  last_seen = greatest(g.last_seen, s.last_seen), priority = least(g.priority, s.priority),
  tags = case when s.last_seen >= g.last_seen then coalesce(n.tags, g.tags) else g.tags end,
  sample = case when s.last_seen >= g.last_seen then n.output else g.sample end,
  hostname = coalesce(n.hostname, g.hostname), container_id = coalesce(n.container_id, g.container_id),
  image = coalesce(n.image, g.image), namespace = coalesce(n.namespace, g.namespace), pod = coalesce(n.pod, g.pod)
from sums s join newest n using (group_id)
where g.id = s.group_id
