select name, scopes, created_at, last_used_at, revoked_at from ops.token order by revoked_at nulls first, name
