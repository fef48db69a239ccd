insert into ops.erasure (erased_at, erased_by, placeholder, changed, clean)
values (:'at'::timestamptz, :'by', :'placeholder', :'changed'::jsonb, :'clean'::boolean)
