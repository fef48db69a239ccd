-- Attacks that turned out to be parts of one; what somebody judged stays.
delete from ops.signal s
where s.kind = 'attack' and s.key = any (:'keys'::text[])
  and not exists (select from ops.triage t where t.subject_kind = 'attack' and t.subject = s.id::text)
