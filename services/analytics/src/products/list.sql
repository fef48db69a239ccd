-- Products that match, with their sums in the period and their stock, one page of them in the wanted order.
-- What no rollup keeps is summed from entries: days by store and product, and filters of the order. Marked orders are taken
-- out again where a clean answer is asked for.
with parts as (
  select c.value as key, c.currency, c.orders, c.units, c.gross, c.refunds, c.adjustments, c.cost, c.costed_revenue
  from mart.cell c left join shop.store s on s.id = c.store_id
  where ((c.rollup = :'month_rollup' and c.bucket >= :'month_from'::timestamp and c.bucket < :'month_to'::timestamp)
      or (c.rollup = :'day_rollup' and c.bucket >= :'from'::timestamp and c.bucket < :'to'::timestamp
        and not (c.bucket >= :'month_from'::timestamp and c.bucket < :'month_to'::timestamp)))
    and (:'stores'::text[] is null or s.key = any (:'stores'::text[]))
    and (:'currencies'::text[] is null or c.currency = any (:'currencies'::text[]))
    and (:'product'::text is null or c.value = :'product')
  union all
  select e.product, e.currency, e.orders_of_product, e.units, e.gross, e.refunds, e.adjustments, e.cost, e.costed_revenue
  from mart.entry e join shop.store s on s.id = e.store_id
  where :'by_entry'::boolean and e.product is not null and (:'stores'::text[] is null or s.key = any (:'stores'::text[]))
    and e.day >= :'from'::date and e.day < :'to'::date and not (e.day >= :'month_from'::date and e.day < :'month_to'::date)
    and (:'currencies'::text[] is null or e.currency = any (:'currencies'::text[]))
    and (:'country'::text[] is null or e.country = any (:'country'::text[]))
    and (:'region'::text[] is null or e.region = any (:'region'::text[]))
    and (:'city'::text[] is null or e.city = any (:'city'::text[]))
    and (:'channel'::text[] is null or e.channel = any (:'channel'::text[]))
    and (:'device'::text[] is null or e.device = any (:'device'::text[]))
    and (:'loyalty_tier'::text[] is null or e.loyalty_tier = any (:'loyalty_tier'::text[]))
    and (:'product'::text is null or e.product = :'product')
  union all
  select e.product, e.currency, -e.orders_of_product, -e.units, -e.gross, -e.refunds, -e.adjustments, -e.cost, -e.costed_revenue
  from mart.attack_entry e join shop.store s on s.id = e.store_id
  where :'clean'::boolean and e.product is not null and (:'stores'::text[] is null or s.key = any (:'stores'::text[]))
    and e.day >= :'from'::date and e.day < :'to'::date
    and (:'currencies'::text[] is null or e.currency = any (:'currencies'::text[]))
    and (:'country'::text[] is null or e.country = any (:'country'::text[]))
    and (:'region'::text[] is null or e.region = any (:'region'::text[]))
    and (:'city'::text[] is null or e.city = any (:'city'::text[]))
    and (:'channel'::text[] is null or e.channel = any (:'channel'::text[]))
    and (:'device'::text[] is null or e.device = any (:'device'::text[]))
    and (:'loyalty_tier'::text[] is null or e.loyalty_tier = any (:'loyalty_tier'::text[]))
    and (:'product'::text is null or e.product = :'product')
), sums as (
  select key, currency, sum(orders)::bigint as orders, sum(units)::bigint as units, sum(gross)::bigint as gross,
    sum(refunds)::bigint as refunds, sum(adjustments)::bigint as adjustments, sum(cost)::bigint as cost,
    sum(costed_revenue)::bigint as costed_revenue, count(*) as cells
  from parts group by key, currency
  having not :'clean'::boolean or sum(orders) <> 0 or sum(units) <> 0 or sum(gross) <> 0 or sum(refunds) <> 0 or sum(adjustments) <> 0
), stock as (
  select product_id, sum(quantity)::bigint as quantity
  from (select distinct on (product_id, warehouse_id) product_id, quantity from shop.stock_level order by product_id, warehouse_id, as_of desc) newest
  group by product_id
), matched as (
  select p.key, p.name, p.category, p.brand, p.price::float8 as price, s.currency, coalesce(s.orders, 0) as orders,
    coalesce(s.units, 0) as units, coalesce(s.gross, 0) as gross, coalesce(s.refunds, 0) as refunds,
    coalesce(s.adjustments, 0) as adjustments, coalesce(s.cost, 0) as cost, coalesce(s.costed_revenue, 0) as costed_revenue,
    k.quantity as stock, count(*) over () as total, sum(s.cells) over ()::bigint as rows_read
  from shop.product p
  left join sums s on s.key = p.key
  left join stock k on k.product_id = p.id
  where (:'product'::text is null or p.key = :'product')
    and (s.key is not null or :'product'::text is not null or :'everything'::boolean)
    and (:'search'::text is null or p.key ilike '%' || :'search' || '%' or p.name ilike '%' || :'search' || '%'
      or p.category ilike '%' || :'search' || '%' or p.brand ilike '%' || :'search' || '%')
    and (:'categories'::text[] is null or coalesce(p.category, '(none)') = any (:'categories'::text[]))
    and (:'brands'::text[] is null or coalesce(p.brand, '(none)') = any (:'brands'::text[]))
), sorted as (
  select *, case :'sort'
    when 'gross_revenue' then gross when 'net_revenue' then gross - refunds + adjustments when 'units' then units when 'orders' then orders
    when 'margin' then costed_revenue - cost when 'margin_pct' then (costed_revenue - cost)::float8 / nullif(costed_revenue, 0)
    when 'stock' then stock end::float8 as weight
  from matched
)
select * from sorted
order by
  case when :'sort' = 'name' and not :'descending'::boolean then lower(name) end,
  case when :'sort' = 'name' and :'descending'::boolean then lower(name) end desc,
  case when not :'descending'::boolean then weight end nulls last,
  case when :'descending'::boolean then weight end desc nulls last,
  key, currency
limit :'limit'::int offset :'offset'::int
