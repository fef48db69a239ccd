-- An experiment's log, oldest first. What was changed after the start could be changed by what was seen.
select at, actor, kind, was, now, note,
  kind = 'changed' and bool_or(kind = 'started') over (order by id) as after_start
from ops.experiment_event
where experiment_id = :'id'::int
order by id
