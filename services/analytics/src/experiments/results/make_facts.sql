-- Orders and visits of the units in `known` since they were exposed and in the days before, as the temporary table `kept`. An
-- order counts by when it was placed; hours that are left out count for nobody.
create temporary table kept on commit drop as
with fact as (
  select k.no, 'o'::"char" as source, o.id, o.ordered_at as at
  from known k join shop.customer c on c.key = k.unit join shop.sales_order o on o.customer_id = c.id
  where :'unit' = 'customer'
  union all
  select k.no, 's', s.id, s.started_at
  from known k join shop.customer c on c.key = k.unit join shop.session s on s.customer_id = c.id
  where :'unit' = 'customer'
  union all
  select k.no, 'o', o.id, o.ordered_at
  from known k join shop.session s on s.key = k.unit
  join shop.sales_order o on o.store_id = s.store_id and o.key = s.order_key
  where :'unit' = 'session'
  union all
  select k.no, 's', s.id, greatest(s.started_at, k.exposed_at)
  from known k join shop.session s on s.key = k.unit
  where :'unit' = 'session'
  union all
  select k.no, 'o', o.id, o.ordered_at
  from known k join shop.store st on st.key = k.unit join shop.sales_order o on o.store_id = st.id
  where :'unit' = 'store'
  union all
  select k.no, 's', s.id, s.started_at
  from known k join shop.store st on st.key = k.unit join shop.session s on s.store_id = st.id
  where :'unit' = 'store'
)
select f.no, f.source, f.id, f.at >= k.exposed_at as since
from fact f join known k using (no)
where f.at >= k.exposed_at - make_interval(days => :'days_before'::int) and f.at < :'until'::timestamptz
  and not exists (
    select from unnest(:'out_from'::timestamptz[], :'out_to'::timestamptz[]) as left_out (begins, ends)
    where f.at >= left_out.begins and f.at < left_out.ends
  )
