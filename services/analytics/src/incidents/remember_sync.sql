-- Incidents are up to date with this.
insert into ops.setting (name, value) values ('incidents.synced', :'state'::jsonb)
on conflict (name) do update set value = excluded.value
