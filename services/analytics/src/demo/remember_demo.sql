-- The demo shop, the incidents in its history, and until when it has been written.
insert into ops.setting (name, value) values
  ('demo', :'shop'::jsonb),
  ('demo_incidents', :'incidents'::jsonb),
  ('demo_flow', jsonb_build_object('until', :'until'::text))
on conflict (name) do update set value = excluded.value
