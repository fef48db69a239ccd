-- A line of an experiment's log.
insert into ops.experiment_event (experiment_id, at, actor, kind, was, now, note)
values (:'id'::int, :'at'::timestamptz, :'actor', :'kind', :'was'::jsonb, :'now'::jsonb, :'note')
