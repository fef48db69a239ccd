create temporary table gap_change on commit drop as
select day, previous_day, sum(sign)::bigint as customers from chain group by day, previous_day having sum(sign) <> 0
