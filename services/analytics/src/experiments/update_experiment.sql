-- Brings an experiment to what it is now.
update shop.experiment
set name = :'name', hypothesis = :'hypothesis', arms = :'arms'::jsonb, plan = :'plan'::jsonb,
  started_at = :'started_at'::timestamptz, stopped_at = :'stopped_at'::timestamptz
where id = :'id'::int
