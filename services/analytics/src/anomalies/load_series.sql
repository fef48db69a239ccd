-- The state of every watched series; or only how far it is judged, as a state is some ten kilobytes.
select monitor, value, currency, case when :'whole'::boolean then checkpoint end as checkpoint, (extract(epoch from checkpoint_at) / 3600)::bigint as checkpoint_at,
  (extract(epoch from judged_to) / 3600)::bigint as judged_to, made_with
from ops.series
