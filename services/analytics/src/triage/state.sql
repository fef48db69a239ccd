-- What subjects of one kind are called, and where they stand.
select s.subject, s.title,
  case when t.subject is not null then jsonb_build_object(
    'acknowledged_at', t.acknowledged_at, 'acknowledged_by', t.acknowledged_by,
    'verdict', t.verdict, 'verdict_at', t.verdict_at, 'verdict_by', t.verdict_by,
    'silenced_until', t.silenced_until, 'silenced_by', t.silenced_by) end as state
from ops.triage_subject s
left join ops.triage t on t.subject_kind = s.subject_kind and t.subject = s.subject
where s.subject_kind = :'kind' and s.subject = :'subject'
