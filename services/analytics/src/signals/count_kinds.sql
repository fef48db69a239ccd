-- How many signals of each kind touch the range.
select s.kind, count(*) as n
from ops.signal s
left join ops.triage t on t.subject_kind = s.subject_kind and t.subject = coalesce(s.subject, s.id::text)
where s.started_at < :'to'::timestamptz and (s.ended_at is null or s.ended_at >= :'from'::timestamptz)
  and (s.severity = 'critical' or :'min_severity' = 'info' or (:'min_severity' = 'warning' and s.severity = 'warning'))
  and (:'silenced'::boolean or t.silenced_until is null or t.silenced_until <= :'now'::timestamptz)
group by s.kind
