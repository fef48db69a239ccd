-- The units of one arm, numbered, as the temporary table `known`. Analysed before it is joined: a plan for few never ends for many.
create temporary table known on commit drop as
with unit as (
  select unit, min(arm) as arm, min(exposed_at) as exposed_at from shop.exposure
  where experiment_id = :'id'::int group by unit having count(*) = 1
)
select row_number() over () as no, unit, array_position(:'arms'::text[], arm) - 1 as arm_no, exposed_at
from unit where exposed_at < :'until'::timestamptz
