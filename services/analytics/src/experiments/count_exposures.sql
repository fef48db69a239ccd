-- Units by arm; those of several arms are in none.
with unit as (
  select unit, min(arm) as arm, count(*) as arms, min(exposed_at) as exposed_at
  from shop.exposure where experiment_id = :'id'::int group by unit
)
select arm, count(*) as units, min(exposed_at) as first, max(exposed_at) as last from unit where arms = 1 group by arm
union all
select null, count(*), null, null from unit where arms > 1
