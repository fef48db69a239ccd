update ops.idempotency set status = :'status'::int, response = :'response'::jsonb
where token_id = :'token_id'::bigint and key = :'key'
