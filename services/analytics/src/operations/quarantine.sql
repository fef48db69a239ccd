-- Rows that wait for correction, by source and reason.
select source, reason, count(*) as rows, max(created_at) as newest from ops.quarantine where state = 'open' group by 1, 2 order by 3 desc
