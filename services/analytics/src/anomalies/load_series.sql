-- The state of every watched series.
select monitor, value, currency, checkpoint, (extract(epoch from checkpoint_at) / 3600)::bigint as checkpoint_at,
  (extract(epoch from judged_to) / 3600)::bigint as judged_to, made_with
from ops.series
