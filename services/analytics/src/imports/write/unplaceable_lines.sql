-- Lines that are well formed but contradict what the shop says: answered as faults with their file line.
select file_line, store_key, order_key, product_key,
  case when store_id is null or store_currency <> currency then 'currency' else 'unit_price' end as field,
  case when store_id is null then 'bad_currency' when store_currency <> currency then 'currency_differs' else 'missing_price' end as reason,
  case when store_id is null then currency || ' is not a known currency'
    when store_currency <> currency then 'store ' || store_key || ' sells in ' || store_currency || ', this order is in ' || currency
      || '; give it a store of its own'
    else 'is empty and product ' || product_key || ' has no price' end as message
from placed
where store_id is null or store_currency <> currency
  or (product_id is not null and given_price is null and product_price is null
    and not exists (select from shop.order_line x where x.order_id = placed.order_id and x.line_no = placed.place and x.product_id = placed.product_id))
