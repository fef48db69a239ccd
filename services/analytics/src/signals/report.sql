-- Writes signals by their identity; one that says the same again changes nothing. Answers the rows that were written.
insert into ops.signal as s (kind, key, title, severity, started_at, ended_at, subject_kind, subject, dimensions, detail,
  count, url, source, updated_at)
select r.kind, r.key, r.title, r.severity, r.started_at, r.ended_at, coalesce(r.subject_kind, r.kind), r.subject,
  coalesce(r.dimensions, '{}'), coalesce(r.detail, '{}'), coalesce(r.count, 1), r.url, r.source, :'at'::timestamptz
from jsonb_to_recordset(:'rows'::jsonb) as r(kind text, key text, title text, severity text, started_at timestamptz,
  ended_at timestamptz, subject_kind text, subject text, dimensions jsonb, detail jsonb, count bigint, url text, source text)
on conflict (kind, key) do update set title = excluded.title, severity = excluded.severity,
  started_at = excluded.started_at, ended_at = excluded.ended_at, dimensions = excluded.dimensions,
  detail = excluded.detail, count = excluded.count, url = excluded.url, source = excluded.source,
  updated_at = excluded.updated_at
where (s.title, s.severity, s.started_at, s.ended_at, s.dimensions, s.detail, s.count, s.url, s.source) is distinct from
  (excluded.title, excluded.severity, excluded.started_at, excluded.ended_at, excluded.dimensions, excluded.detail,
   excluded.count, excluded.url, excluded.source)
returning id, kind, key
