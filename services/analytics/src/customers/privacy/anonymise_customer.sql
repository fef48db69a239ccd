-- Country, region, city and tier stay, and the orders stay with the placeholder: every total is as it was.
update shop.customer set key = :'placeholder', name = null, email = null, registered_at = null where id = :'id'::bigint
