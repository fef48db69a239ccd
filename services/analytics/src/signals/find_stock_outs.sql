-- Times without stock of the products whose stock was counted since the last look, over all warehouses together.
with looked as (
  delete from ops.stock_seen where product_id in (
    select product_id from ops.stock_seen order by product_id limit :'limit'::int for update skip locked)
  returning product_id
), change as (
  select l.product_id, l.as_of, l.quantity - coalesce(lag(l.quantity) over
    (partition by l.product_id, l.warehouse_id order by l.as_of), 0) as delta
  from shop.stock_level l join looked using (product_id)
), level as (
  select product_id, as_of, sum(sum(delta)) over (partition by product_id order by as_of) as quantity
  from change group by product_id, as_of
), edge as (
  select product_id, as_of, quantity = 0 as empty,
    lag(quantity = 0) over (partition by product_id order by as_of) as was_empty
  from level
), turn as (
  select product_id, as_of, empty, lead(as_of) over (partition by product_id order by as_of) as until
  from edge where empty is distinct from was_empty
), stock_out as (
  select product_id, as_of as started_at, until as ended_at from turn where empty
), sold as (
  -- What it sold in the four weeks before, and what the whole shop did. What is older than every judged hour explains nothing.
  select s.product_id, s.started_at, sum(c.gross) as revenue, (
      select sum(w.gross) from mart.cell w where w.rollup = 'day_store'
        and w.bucket >= date_trunc('day', s.started_at at time zone 'UTC') - interval '28 days'
        and w.bucket <= s.started_at at time zone 'UTC') as of_shop
  from stock_out s
  join shop.product p on p.id = s.product_id
  join mart.cell c on c.rollup = 'day_product' and c.store_id = 0 and c.value = p.key
    and c.bucket >= date_trunc('day', s.started_at at time zone 'UTC') - interval '28 days'
    and c.bucket <= s.started_at at time zone 'UTC'
  where s.started_at >= :'since'::timestamptz
  group by 1, 2
)
select p.key as product, p.name, p.category, p.brand, s.started_at, s.ended_at, coalesce(sold.revenue, 0) as revenue,
  (case when sold.of_shop > 0 then sold.revenue / sold.of_shop end)::float8 as revenue_share
from stock_out s join shop.product p on p.id = s.product_id
left join sold on sold.product_id = s.product_id and sold.started_at = s.started_at
order by s.started_at
