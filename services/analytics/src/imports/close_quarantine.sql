update ops.quarantine set state = 'replayed' where id = any (:'ids'::bigint[]) and state = 'open'
