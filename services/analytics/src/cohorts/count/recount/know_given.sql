-- Values of attributes get keys; those that have one keep it.
insert into mart.cohort_value (dimension, value)
select v.dimension, v.value from jsonb_to_recordset(:'values'::jsonb) as v(dimension text, value text)
where not exists (select from mart.cohort_value k where (k.dimension, k.value) = (v.dimension, v.value))
order by v.dimension, v.value
on conflict (dimension, value) do nothing
