-- Adds an incident to those of the demo shop.
insert into ops.setting (name, value) values ('demo_incidents', jsonb_build_array(:'incident'::jsonb))
on conflict (name) do update set value = ops.setting.value || excluded.value
