-- What subjects of one kind are called, and where they stand.
select s.subject, s.title, t.state
from ops.triage_subject s
left join ops.triage_state t on t.subject_kind = s.subject_kind and t.subject = s.subject
where s.subject_kind = :'kind' and s.subject = :'subject'
