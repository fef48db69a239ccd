-- What was sent about a subject, newest first.
select started_at as at, state, coalesce(annotations ->> 'summary', rule) as title
from ops.notification where subject_kind = :'kind' and subject = :'subject'
order by started_at desc limit 50
