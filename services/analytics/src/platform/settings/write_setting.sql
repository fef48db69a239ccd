insert into ops.setting (name, value) values (:'name', :'value'::jsonb)
on conflict (name) do update set value = excluded.value
