delete from shop.session where id = any (:'ids'::bigint[])
