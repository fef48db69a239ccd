-- Attacks without a marked order that nobody calls a false alarm (any more).
select s.started_at, s.ended_at
from ops.signal s
left join ops.triage t on t.subject_kind = 'attack' and t.subject = s.id::text
where s.kind = 'attack' and t.verdict is distinct from 'false_alarm' and s.ended_at is not null
  and not exists (select from ops.attack_order a where a.signal_key = s.key)
order by s.started_at desc
limit 20
