insert into mart.entry
select f.* from fresh_entry f join changed using (source, fact_id, entry_no)
