insert into shop.store (key, name, time_zone, currency)
select s.store_key, s.store_key, :'time_zone', s.currency
from stage_store s join shop.currency c on c.code = s.currency
on conflict (key) do nothing
