-- What overlaps an experiment and may spoil it: incidents, attacks and stock-outs that nobody judged to be no trouble.
select 'incident' as kind, 'incident' as subject_kind, i.id::text as subject, i.title, i.started_at,
  coalesce(i.ended_at, :'to'::timestamptz) as ended_at
from ops.incident i
left join ops.triage t on t.subject_kind = 'incident' and t.subject = i.id::text
where i.started_at < :'to'::timestamptz and (i.ended_at is null or i.ended_at > :'from'::timestamptz)
  and t.verdict is distinct from 'false_alarm' and t.verdict is distinct from 'expected'
union all
select s.kind, s.subject_kind, s.subject, s.title, s.started_at, coalesce(s.ended_at, :'to'::timestamptz)
from ops.signal s
left join ops.triage t on t.subject_kind = s.subject_kind and t.subject = s.subject
where s.kind in ('attack', 'stock_out') and s.started_at < :'to'::timestamptz
  and (s.ended_at is null or s.ended_at > :'from'::timestamptz)
  and t.verdict is distinct from 'false_alarm' and t.verdict is distinct from 'expected'
order by 5, 3
