-- Sets which kinds of signals are written back to Grafana.
insert into ops.setting (name, value) values ('annotations', :'value'::jsonb) on conflict (name) do update set value = excluded.value
