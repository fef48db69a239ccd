-- The taken facts as they are now. Ids come as an array, so that the planner reads only these facts.
create temporary table fresh_entry on commit drop as
select * from mart.recount_orders where fact_id = any (:'orders'::bigint[])
union all
select * from mart.recount_refunds where fact_id = any (:'orders'::bigint[])
union all
select * from mart.recount_sessions where fact_id = any (:'sessions'::bigint[])
