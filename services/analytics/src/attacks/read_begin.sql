-- Where to begin so that every attack that reaches into the window is read whole.
select least(:'from'::timestamptz, min(started_at)) as begin
from ops.signal
where kind = 'attack' and started_at < :'to'::timestamptz
  and (ended_at is null or ended_at > :'from'::timestamptz - interval '1 hour')
