insert into mart.cohort_value (dimension, value)
select v.dimension, v.value
from first_found f
cross join lateral (values
  ('store', f.store), ('country', f.country), ('category', f.category), ('channel', f.channel), ('campaign', f.campaign),
  ('coupon', f.coupon), ('loyalty_tier', f.loyalty_tier)
) v (dimension, value)
where not exists (select from mart.cohort_value k where (k.dimension, k.value) = (v.dimension, v.value))
group by v.dimension, v.value
on conflict (dimension, value) do nothing
