-- One experiment by its key. Whoever is to change it holds it until the end of the transaction.
select id, key, name, hypothesis, unit, arms, plan, started_at, stopped_at
from shop.experiment where key = :'key' for update
