-- How many rows the waiting facts are, and how many there are in all (as of the last analyze).
select (select count(*) from shop.order_line where order_id in (select fact_id from ops.dirty where source = 'o'))
    + (select count(distinct fact_id) from ops.dirty where source = 's') as changing,
  (select sum(greatest(reltuples, 0))::bigint from pg_class where oid in ('shop.order_line'::regclass, 'shop.session'::regclass)) as total
