-- Units in their arms; of one that is known the earliest time is kept.
with given as (
  select e.id, s.unit, s.arm, min(s.exposed_at) as exposed_at
  from stage_row s join shop.experiment e on e.key = s.experiment group by e.id, s.unit, s.arm
), merged as (
  insert into shop.exposure as known (experiment_id, unit, arm, exposed_at)
  select id, unit, arm, exposed_at from given order by id, unit, arm
  on conflict (experiment_id, unit, arm) do update set exposed_at = excluded.exposed_at
  where excluded.exposed_at < known.exposed_at
  returning 1
)
select (select count(*) from merged) as written, (select count(*) from stage_row) as rows
