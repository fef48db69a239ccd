-- Notes until when the demo shop's services have written.
insert into ops.setting (name, value) values ('demo_lines', jsonb_build_object('until', :'until'::text))
on conflict (name) do update set value = excluded.value
