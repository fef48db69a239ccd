-- For a reconciliation every fact, recounted, is the delta.
create temporary table delta_entry on commit drop as
select * from mart.recount
