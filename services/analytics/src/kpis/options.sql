-- Values to choose from in a filter, the largest first.
select 'store' as filter, s.key as value, s.name as label, s.id::bigint as weight from shop.store s
union all
select 'currency', currency, currency, count(*) from shop.store group by currency
union all
select dimension, value, value, sum(gross + sessions)::bigint * -1
from mart.cell c join mart.lattice l using (rollup)
where c.rollup in ('month_country', 'month_category', 'month_channel', 'month_device')
group by dimension, value
order by 1, 4
