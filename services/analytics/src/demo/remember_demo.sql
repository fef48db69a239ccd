insert into ops.setting (name, value) values ('demo', :'value'::jsonb)
on conflict (name) do update set value = excluded.value
