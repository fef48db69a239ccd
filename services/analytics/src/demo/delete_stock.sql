-- Stock levels of products in a stretch of time.
delete from shop.stock_level l
using shop.product p
where p.id = l.product_id and p.key = any (:'products'::text[])
  and l.as_of >= :'from'::timestamptz and l.as_of < :'to'::timestamptz
