insert into ops.token (name, hash, scopes) values (:'name', decode(:'hash', 'hex'), :'scopes'::text[])
on conflict (name) where revoked_at is null do nothing
returning id
