-- Lines beyond their time.
with old as (
  delete from ops.log_line where id in (select id from ops.log_line where at < :'before'::timestamptz limit :'limit'::int)
  returning 1
)
select count(*) as n from old
