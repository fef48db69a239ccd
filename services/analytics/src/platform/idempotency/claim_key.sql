insert into ops.idempotency (token_id, key, request_hash, status, response)
values (:'token_id'::bigint, :'key', decode(:'hash', 'hex'), 0, '{}') on conflict do nothing returning 1 as claimed
