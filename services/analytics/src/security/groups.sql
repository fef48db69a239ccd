-- Alert groups with what people said of them.
select g.id, g.rule, g.place, g.place_kind, g.hostname, g.image, g.namespace, g.pod, g.priority, g.tags, g.alerts as total,
  g.first_seen, g.last_seen, g.sample, t.state as triage,
  t.acknowledged_at is null and t.verdict is null
    and (t.silenced_until is null or t.silenced_until <= :'now'::timestamptz) as open,
  t.silenced_until > :'now'::timestamptz as silenced
from ops.falco_group g
left join ops.triage_state t on t.subject_kind = 'falco' and t.subject = g.id::text
where g.source <> 'internal' and (:'id'::bigint is null or g.id = :'id'::bigint)
  and g.last_seen >= :'from'::timestamptz and g.first_seen < :'to'::timestamptz
order by g.priority, g.last_seen desc
