insert into shop.store (key, name, time_zone, currency)
select distinct on (s.store_key) s.store_key, s.store_key, :'time_zone', s.currency
from stage_order s join shop.currency c on c.code = s.currency
where not exists (select from shop.store where key = s.store_key)
order by s.store_key, s.ordinal
on conflict (key) do nothing
