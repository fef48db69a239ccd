insert into ops.setting (name, value) values ('customers', :'value'::jsonb)
on conflict (name) do update set value = excluded.value
