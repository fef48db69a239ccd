-- Makes sure that a token with this name and secret is in use; another one of the same name is revoked.
with wanted as (
  select :'name'::text as name, sha256(convert_to(:'secret', 'UTF8')) as hash, :'scopes'::text[] as scopes
), revoked as (
  update ops.token t set revoked_at = now() from wanted w
  where t.name = w.name and t.hash <> w.hash and t.revoked_at is null
  returning t.id
)
insert into ops.token (name, hash, scopes)
-- The count makes the statement wait for the revocation: a name is in use once only.
select name, hash, scopes from wanted where (select count(*) from revoked) >= 0
on conflict (hash) do update set name = excluded.name, scopes = excluded.scopes, revoked_at = null
returning id
