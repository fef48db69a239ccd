with made as (
  insert into shop.customer (key) select :'key' where not exists (select from shop.customer where key = :'key')
  on conflict (key) do nothing
  returning id
)
select id from made union all select id from shop.customer where key = :'key' limit 1
