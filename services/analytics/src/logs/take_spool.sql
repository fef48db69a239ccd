-- The oldest lines that wait for Loki, held until this transaction ends.
select id, lines, payload from ops.log_spool order by id limit :'limit'::int for update skip locked
