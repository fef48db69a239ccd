delete from mart.entry e using changed c
where (e.source, e.fact_id, e.entry_no) = (c.source, c.fact_id, c.entry_no)
