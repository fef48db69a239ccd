insert into shop.customer (key)
select distinct s.customer_key from stage_order s
where s.customer_key is not null and not exists (select from shop.customer where key = s.customer_key)
on conflict (key) do nothing
