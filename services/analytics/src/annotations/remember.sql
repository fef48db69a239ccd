-- An annotation that Grafana has.
insert into ops.annotation (group_key, grafana_id, digest, started_at, written_at)
values (:'group_key', :'grafana_id'::bigint, :'digest', :'started_at'::timestamptz, :'at'::timestamptz)
on conflict (group_key) do update set grafana_id = excluded.grafana_id, digest = excluded.digest,
  started_at = excluded.started_at, written_at = excluded.written_at
