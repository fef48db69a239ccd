insert into shop.store (key, name, time_zone, currency)
select :'key', :'key', coalesce(:'time_zone'::text, 'UTC'), :'currency'::text
where :'currency'::text is not null and not exists (select from shop.store where key = :'key')
on conflict (key) do nothing
