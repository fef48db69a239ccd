select (select count(*) from ops.dirty) as pending,
  (select reltuples::bigint from pg_class where oid = 'mart.entry'::regclass) as entries
