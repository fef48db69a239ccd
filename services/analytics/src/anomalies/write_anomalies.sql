-- Writes anomalies by their identity; what they turn out to be follows.
insert into ops.anomaly as a (monitor, metric, dimension, value, currency, direction, started_at, began_by, ended_at, detected_at,
  buckets, actual, expected, change, z, p, updated_at)
select r.monitor, r.metric, r.dimension, r.value, r.currency, r.direction, r.started_at, r.began_by, r.ended_at, r.detected_at,
  r.buckets, r.actual / u.minor, r.expected / u.minor, r.change, r.z, r.p, :'at'::timestamptz
from jsonb_to_recordset(:'rows'::jsonb) as r(monitor text, metric text, dimension text, value text, currency text,
  direction text, started_at timestamptz, began_by timestamptz, ended_at timestamptz, detected_at timestamptz, buckets integer, in_money boolean,
  actual float8, expected float8, change float8, z float8, p float8)
left join shop.currency c on c.code = r.currency and r.in_money
cross join lateral (select case when r.in_money then coalesce(c.minor_units, 100) else 1 end as minor) u
on conflict (monitor, value, currency, direction, started_at) do update set began_by = excluded.began_by, ended_at = excluded.ended_at,
  detected_at = least(a.detected_at, excluded.detected_at), buckets = excluded.buckets, actual = excluded.actual,
  expected = excluded.expected, change = excluded.change, z = excluded.z, p = excluded.p, updated_at = excluded.updated_at
where (a.ended_at, a.buckets, a.actual, a.expected) is distinct from
  (excluded.ended_at, excluded.buckets, excluded.actual, excluded.expected)
returning id
