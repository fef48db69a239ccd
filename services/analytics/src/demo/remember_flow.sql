-- Notes until when the demo shop has been written.
update ops.setting set value = jsonb_build_object('until', :'until'::text) where name = 'demo_flow'
