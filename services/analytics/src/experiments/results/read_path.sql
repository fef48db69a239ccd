-- The primary metric at every result so far, oldest first: how it came to be what it is.
select r.at, c ->> 'arm' as arm, (r.result ->> 'units')::bigint as units,
  (c #>> '{lift,value}')::float8 as value, (c #>> '{lift,lower}')::float8 as lower, (c #>> '{lift,upper}')::float8 as upper,
  case when jsonb_typeof(c -> 'p') = 'number' then (c ->> 'p')::float8 end as p
from mart.experiment_result r
cross join lateral jsonb_array_elements(r.result -> 'metrics' -> 0 -> 'comparisons') c
where r.experiment_id = :'id'::int
order by r.at, arm
