-- Facts that are not yet in the rollups.
select count(*) as facts from (select from ops.dirty limit 1000000) d
