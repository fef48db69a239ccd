-- Every incident with what it was made of.
select id, digest, ended_at from ops.incident
