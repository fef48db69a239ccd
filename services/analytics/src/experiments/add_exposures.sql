-- Notes units in their arms; of one that is known the earliest time is kept.
with given as (
  select unit, arm, min(at) as exposed_at
  from json_to_recordset(:'rows'::json) as it (unit text, arm text, at timestamptz)
  group by unit, arm
)
insert into shop.exposure as known (experiment_id, unit, arm, exposed_at)
select :'id'::int, unit, arm, exposed_at from given order by unit, arm
on conflict (experiment_id, unit, arm) do update set exposed_at = excluded.exposed_at
where excluded.exposed_at < known.exposed_at
returning unit
