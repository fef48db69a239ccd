-- Bursts of services that are quiet again are over.
update ops.signal set ended_at = greatest(started_at, :'at'::timestamptz), updated_at = :'at'::timestamptz
where kind = 'log_burst' and ended_at is null and dimensions ->> 'service' <> all(:'services'::text[])
