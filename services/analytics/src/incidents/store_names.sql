-- What stores are called.
select key, name from shop.store
