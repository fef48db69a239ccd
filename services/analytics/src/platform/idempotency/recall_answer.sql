select encode(request_hash, 'hex') as hash, status, response from ops.idempotency
where token_id = :'token_id'::bigint and key = :'key'
