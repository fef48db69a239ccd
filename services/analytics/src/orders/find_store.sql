select s.id, s.currency, s.time_zone from shop.store s where s.key = :'key'
