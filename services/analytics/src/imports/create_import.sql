insert into ops.import (source, preset, mapping, file, bytes, state, phase, dry_run, path, started_at)
values (:'source', :'preset', :'mapping'::jsonb, :'file', :'bytes'::bigint, :'state', :'state', :'dry_run'::boolean, :'path',
  case when :'state' = 'running' then :'at'::timestamptz end)
returning id
