-- Takes the oldest dirty facts off the queue into the temporary table `taken`, each once. A range of ids, not a list:
-- with statistics from a moment when the queue was empty, a list would be looked up row by row.
create temporary table taken on commit drop as
with gone as (
  delete from ops.dirty
  where id <= (select max(id) from (select id from ops.dirty order by id limit :'batch'::bigint) first)
  returning source, fact_id
)
select distinct source, fact_id from gone
