-- A new experiment; no row comes back when the key is taken.
insert into shop.experiment (key, name, hypothesis, unit, arms, plan, created_at)
values (:'key', :'name', :'hypothesis', :'unit', :'arms'::jsonb, :'plan'::jsonb, :'at'::timestamptz)
on conflict (key) do nothing
returning id
