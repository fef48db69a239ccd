-- For a rebuild the whole of mart.entry is the delta.
create temporary view delta_entry as
select * from mart.entry
