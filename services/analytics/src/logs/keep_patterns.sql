-- Remembers templates, so that a new one is known as new. Answers their numbers and when each was first seen.
with met as (
  select r.*, (select p.id from ops.log_pattern p where p.service = r.service and p.level = r.level
    and md5(p.template) = md5(r.template)) is null as is_new
  from jsonb_to_recordset(:'rows'::jsonb) as r(service text, level text, template text, first_seen timestamptz,
    last_seen timestamptz, sample text)
), kept as (
  insert into ops.log_pattern as p (service, level, template, first_seen, last_seen, sample)
  select service, level, template, first_seen, last_seen, sample from met order by service, level, md5(template)
  on conflict (service, level, md5(template)) do update set first_seen = least(p.first_seen, excluded.first_seen),
    last_seen = greatest(p.last_seen, excluded.last_seen),
    sample = case when excluded.last_seen >= p.last_seen then excluded.sample else p.sample end
  returning p.id, p.service, p.level, p.template, p.first_seen
)
select k.id, k.service, k.level, k.template, k.first_seen, m.is_new, t.state as triage
from kept k join met m using (service, level, template)
left join ops.triage_state t on t.subject_kind = 'log_pattern' and t.subject = k.id::text
