-- For each rule with something in the range: what it raised, what people said of it, and what was sent because of it.
with seen as (
  select s.subject_kind, coalesce(s.subject, s.id::text) as subject, min(s.title) as title, sum(s.count)::bigint as events,
    min(coalesce(s.detail ->> 'rule', s.dimensions ->> 'service', s.source)) as rule
  from ops.signal s
  where s.started_at < :'to'::timestamptz and (s.ended_at is null or s.ended_at >= :'from'::timestamptz)
  group by 1, 2
), sent as (
  select subject_kind, subject, count(*) as notifications from ops.notification
  where started_at < :'to'::timestamptz and coalesce(ended_at, started_at) >= :'from'::timestamptz
  group by 1, 2
)
select s.subject_kind as kind, s.rule, count(*) as subjects, sum(s.events)::bigint as events,
  coalesce(sum(n.notifications), 0)::bigint as notifications, count(t.acknowledged_at) as acknowledged,
  count(*) filter (where t.verdict = 'confirmed') as confirmed, count(*) filter (where t.verdict = 'expected') as expected,
  count(*) filter (where t.verdict = 'false_alarm') as false_alarm, count(*) filter (where t.verdict = 'new_trend') as new_trend,
  count(*) filter (where t.verdict = 'not_resolved') as not_resolved,
  count(*) filter (where t.silenced_until > :'now'::timestamptz) as silenced
from seen s
left join sent n using (subject_kind, subject)
left join ops.triage t using (subject_kind, subject)
group by 1, 2
order by events desc, s.rule
