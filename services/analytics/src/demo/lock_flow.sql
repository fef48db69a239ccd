-- Until when the demo shop has been written; whoever asks next waits until this transaction is over.
insert into ops.setting as s (name, value) values ('demo_flow', jsonb_build_object('until', :'end'::text))
on conflict (name) do update set value = s.value
returning s.value ->> 'until' as until
