-- Attacks that are known in a stretch of time, with what people said of them.
select s.key, (extract(epoch from s.started_at) * 1000)::bigint as started_at,
  (extract(epoch from coalesce(s.ended_at, :'to'::timestamptz)) * 1000)::bigint as ended_at,
  s.detail ->> 'currency' as currency, t.verdict
from ops.signal s
left join ops.triage t on t.subject_kind = 'attack' and t.subject = s.id::text
where s.kind = 'attack' and s.started_at < :'to'::timestamptz + interval '1 hour'
  and (s.ended_at is null or s.ended_at > :'from'::timestamptz - interval '1 hour')
order by s.started_at
