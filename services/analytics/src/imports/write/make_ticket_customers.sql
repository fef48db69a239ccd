insert into shop.customer (key)
select distinct s.customer_id from stage_row s where not exists (select from shop.customer where key = s.customer_id)
on conflict (key) do nothing
