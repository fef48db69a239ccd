-- Signals that touch the range, with what people said of their subjects. The worst and newest come first when cut.
select s.id, s.kind, s.title, s.severity, s.started_at, s.ended_at, s.dimensions, s.detail, s.url, s.source, s.count,
  jsonb_build_object('kind', s.subject_kind, 'id', coalesce(s.subject, s.id::text)) as subject, t.state as triage,
  count(*) over () as total
from ops.signal s
left join ops.triage_state t on t.subject_kind = s.subject_kind and t.subject = coalesce(s.subject, s.id::text)
where s.started_at < :'to'::timestamptz and (s.ended_at is null or s.ended_at >= :'from'::timestamptz)
  and (:'kinds'::text[] is null or s.kind = any(:'kinds'::text[]))
  and (s.severity = 'critical' or :'min_severity' = 'info' or (:'min_severity' = 'warning' and s.severity = 'warning'))
  and (:'silenced'::boolean or t.silenced_until is null or t.silenced_until <= :'now'::timestamptz)
order by case s.severity when 'critical' then 0 when 'warning' then 1 else 2 end, s.started_at desc, s.id desc
limit :'limit'::int
