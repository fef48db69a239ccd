-- What an answer says about itself: freshness, and the days that hold data under these stores and currencies.
with extent as (
  select (select bucket from mart.cell where rollup = 'day_store' and store_id = s.id order by bucket limit 1) as first,
    (select bucket from mart.cell where rollup = 'day_store' and store_id = s.id order by bucket desc limit 1) as last
  from shop.store s
  where (:'stores'::text[] is null or s.key = any (:'stores'::text[]))
    and (:'currencies'::text[] is null or s.currency = any (:'currencies'::text[]))
)
select
  (select to_char(refreshed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from mart.refresh) as fresh_as_of,
  (select count(*) from (select from ops.dirty limit 1000000) d) as pending_facts,
  (select case when count(distinct time_zone) = 1 then min(time_zone) else 'UTC' end from shop.store
    where :'stores'::text[] is null or key = any (:'stores'::text[])) as time_zone,
  (select jsonb_object_agg(code, minor_units) from shop.currency where code in (select currency from shop.store)) as minor_units,
  (select to_char(min(first), 'YYYY-MM-DD') from extent) as first_day,
  (select to_char(max(last) + interval '1 day', 'YYYY-MM-DD') from extent) as after_last_day,
  exists (select from ops.attack_order) as attacked
