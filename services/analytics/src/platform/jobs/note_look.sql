-- A job that looks again and again did so.
update ops.job set looked_at = :'at'::timestamptz where name = :'job'
