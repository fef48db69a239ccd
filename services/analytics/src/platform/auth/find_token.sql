-- The token with this hash, if it is in use; notes its use at most once a minute.
with found as (
  select id, name, scopes, last_used_at from ops.token where hash = decode(:'hash', 'hex') and revoked_at is null
), used as (
  update ops.token set last_used_at = now()
  where id = (select id from found where last_used_at is null or last_used_at < now() - interval '1 minute')
)
select id, name, scopes from found
