-- Takes the oldest dirty facts off the queue into the temporary table `taken`, each once.
create temporary table taken on commit drop as
with gone as (
  delete from ops.dirty where id in (select id from ops.dirty order by id limit :'batch'::bigint) returning source, fact_id
)
select distinct source, fact_id from gone
