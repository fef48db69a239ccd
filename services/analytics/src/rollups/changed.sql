-- Entries that differ from what was last counted: `stale` is the old row, `fresh` the new one; either may be missing.
create temporary table changed on commit drop as
select coalesce(f.source, e.source) as source, coalesce(f.fact_id, e.fact_id) as fact_id, coalesce(f.entry_no, e.entry_no) as entry_no
from fresh_entry f
full join (select e.* from mart.entry e join taken using (source, fact_id)) e using (source, fact_id, entry_no)
where f is distinct from e
