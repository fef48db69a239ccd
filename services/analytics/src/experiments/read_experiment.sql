-- One experiment by its key.
select id, key, name, hypothesis, unit, arms, plan, started_at, stopped_at
from shop.experiment where key = :'key'
