-- Hours that are not to be judged or learnt as they are: holidays, and incidents and anomalies by what people said of them.
select 'holiday' as kind, null as verdict, s.dimensions ->> 'country' as country, '{}'::text[] as series,
  extract(epoch from s.started_at)::float8 as from, extract(epoch from coalesce(s.ended_at, s.started_at))::float8 as to
from ops.signal s
left join ops.triage t on t.subject_kind = 'holiday' and t.subject = s.id::text
where s.kind = 'holiday' and s.started_at < :'to'::timestamptz and s.ended_at > :'from'::timestamptz
  and t.verdict is distinct from 'false_alarm'
union all
select 'incident', t.verdict, null,
  (select array_agg(a.monitor || ' ' || a.value) from ops.anomaly a where a.incident_id = i.id),
  extract(epoch from i.started_at)::float8, extract(epoch from coalesce(i.ended_at, :'to'::timestamptz))::float8
from ops.incident i
left join ops.triage t on t.subject_kind = 'incident' and t.subject = i.id::text
where i.started_at < :'to'::timestamptz and (i.ended_at is null or i.ended_at > :'from'::timestamptz)
union all
select 'incident', t.verdict, null, array[a.monitor || ' ' || a.value],
  extract(epoch from a.started_at)::float8, extract(epoch from coalesce(a.ended_at, :'to'::timestamptz))::float8
from ops.anomaly a
join ops.triage t on t.subject_kind = 'anomaly' and t.subject = a.id::text and t.verdict is not null
where a.started_at < :'to'::timestamptz and (a.ended_at is null or a.ended_at > :'from'::timestamptz)
order by 1, 5
