-- How many accepted lines wait for Loki, and since when.
select coalesce(sum(lines), 0)::bigint as lines, min(created_at) as since from ops.log_spool
