-- The audit trail of a subject, newest first.
select id, action, verdict, until, reason, by_whom as by, at
from ops.triage_event where subject_kind = :'kind' and subject = :'subject'
order by id desc limit :'limit'::int
