-- Sets how a metric is watched.
insert into ops.monitor (id, settings, updated_at, updated_by) values (:'id', :'settings'::jsonb, :'at'::timestamptz, :'by')
on conflict (id) do update set settings = excluded.settings, updated_at = excluded.updated_at, updated_by = excluded.updated_by
