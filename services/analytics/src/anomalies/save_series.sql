-- Writes the states of watched series.
insert into ops.series as s (monitor, value, currency, checkpoint, checkpoint_at, judged_to, learning, made_with)
select r.monitor, r.value, r.currency, r.checkpoint, to_timestamp(r.checkpoint_at * 3600), to_timestamp(r.judged_to * 3600),
  r.learning, r.made_with
from jsonb_to_recordset(:'rows'::jsonb) as r(monitor text, value text, currency text, checkpoint jsonb,
  checkpoint_at float8, judged_to float8, learning boolean, made_with text)
on conflict (monitor, value, currency) do update set checkpoint = excluded.checkpoint,
  checkpoint_at = excluded.checkpoint_at, judged_to = excluded.judged_to, learning = excluded.learning,
  made_with = excluded.made_with
