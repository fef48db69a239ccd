-- Cohorts of customers, a line each: of every period its number, its customers, and what the metric is made of. Customers and
-- orders add up over all currencies; amounts are those of one.
select value, to_char(case :'grain' when 'week' then date '1970-01-05' + 7 * cohort else make_date(cohort / 12, 1 + cohort % 12, 1) end, 'YYYY-MM-DD') as cohort,
  string_agg(period || ':' || active || ':' || one || ':' || two, ',') as cells
from (
  select v.value, c.cohort, c.period, sum(c.active) as active,
    sum(case :'metric' when 'customers' then c.returned when 'orders' then c.orders
      else case when c.currency = :'currency' then case :'metric' when 'margin' then c.costed_revenue else c.gross end else 0 end end) as one,
    sum(case when c.currency = :'currency' then case :'metric' when 'margin' then c.cost else c.refunds end else 0 end) as two
  from mart.cohort_value v
  join mart.cohort_cell c on c.value_id = v.id
  where v.dimension = :'dimension' and (:'value'::text is null or v.value = :'value'::text)
    and c.grain = case :'grain' when 'week' then 'w' else 'm' end::"char"
    and c.cohort >= :'from'::int and c.cohort < :'to'::int
  group by v.value, c.cohort, c.period
) cell
group by value, cohort
order by value, cohort
