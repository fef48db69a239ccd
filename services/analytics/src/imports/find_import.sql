select id, source, preset, mapping, file, path, dry_run, state from ops.import where id = :'id'::bigint
