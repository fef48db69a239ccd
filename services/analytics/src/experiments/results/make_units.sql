-- The units of one arm, numbered, as the temporary table `known`, with what they may be divided by. Analysed before it is
-- joined: a plan for few never ends for many.
create temporary table known on commit drop as
with unit as (
  select unit, min(arm) as arm, min(exposed_at) as exposed_at from shop.exposure
  where experiment_id = :'id'::int group by unit having count(*) = 1
), visit as (
  select distinct on (key) key, country, channel, device from shop.session where :'unit' = 'session' order by key, id
)
select row_number() over () as no, u.unit, array_position(:'arms'::text[], u.arm) - 1 as arm_no, u.exposed_at,
  coalesce(c.country, v.country, '(none)') as country, coalesce(c.loyalty_tier, '(none)') as loyalty_tier,
  coalesce(v.channel, '(none)') as channel, coalesce(v.device, '(none)') as device
from unit u
left join shop.customer c on c.key = u.unit and :'unit' = 'customer'
left join visit v on v.key = u.unit
where u.exposed_at < :'until'::timestamptz
