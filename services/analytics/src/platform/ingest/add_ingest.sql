-- Adds to what came in during this minute.
insert into ops.ingest_minute as m (source, minute, accepted, rejected, duplicates)
values (:'source', date_trunc('minute', :'at'::timestamptz), :'accepted'::bigint, :'rejected'::bigint, :'duplicates'::bigint)
on conflict (source, minute) do update set accepted = m.accepted + excluded.accepted,
  rejected = m.rejected + excluded.rejected, duplicates = m.duplicates + excluded.duplicates
