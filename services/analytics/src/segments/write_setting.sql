insert into ops.setting (name, value) values ('segments', :'value'::jsonb)
on conflict (name) do update set value = excluded.value
