-- Applies one action to a subject and adds it to the trail, in one statement: there is no state without its reason.
with event as (
  insert into ops.triage_event (subject_kind, subject, action, verdict, until, reason, by_whom, at)
  values (:'kind', :'subject', :'action', :'verdict', :'until'::timestamptz, :'reason', :'by', :'at'::timestamptz)
)
insert into ops.triage as t (subject_kind, subject, acknowledged_at, acknowledged_by, verdict, verdict_at, verdict_by,
  silenced_until, silenced_by, updated_at)
values (:'kind', :'subject',
  case when :'action' = 'acknowledge' then :'at'::timestamptz end, case when :'action' = 'acknowledge' then :'by' end,
  :'verdict', case when :'action' = 'verdict' then :'at'::timestamptz end, case when :'action' = 'verdict' then :'by' end,
  :'until'::timestamptz, case when :'action' = 'silence' then :'by' end, :'at'::timestamptz)
on conflict (subject_kind, subject) do update set
  acknowledged_at = case :'action' when 'acknowledge' then excluded.acknowledged_at when 'reopen' then null else t.acknowledged_at end,
  acknowledged_by = case :'action' when 'acknowledge' then excluded.acknowledged_by when 'reopen' then null else t.acknowledged_by end,
  verdict = case :'action' when 'verdict' then excluded.verdict when 'reopen' then null else t.verdict end,
  verdict_at = case :'action' when 'verdict' then excluded.verdict_at when 'reopen' then null else t.verdict_at end,
  verdict_by = case :'action' when 'verdict' then excluded.verdict_by when 'reopen' then null else t.verdict_by end,
  silenced_until = case :'action' when 'silence' then excluded.silenced_until when 'unsilence' then null else t.silenced_until end,
  silenced_by = case :'action' when 'silence' then excluded.silenced_by when 'unsilence' then null else t.silenced_by end,
  updated_at = excluded.updated_at
