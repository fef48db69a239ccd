-- Cohorts of customers, a line each: of every period and currency the period's number, its customers, and what the metric is made
-- of. All add up over currencies: amounts of another currency than asked for are none.
select v.value, to_char(case :'grain' when 'week' then date '1970-01-05' + 7 * c.cohort else make_date(c.cohort / 12, 1 + c.cohort % 12, 1) end, 'YYYY-MM-DD') as cohort,
  string_agg(c.period || ':' || c.active || ':'
    || case :'metric' when 'customers' then c.returned when 'orders' then c.orders
      else case when c.currency <> :'currency' then 0 when :'metric' = 'margin' then c.costed_revenue else c.gross end end || ':'
    || case when c.currency <> :'currency' then 0 when :'metric' = 'margin' then c.cost else c.refunds end, ',') as cells
from mart.cohort_value v
join mart.cohort_cell c on c.value_id = v.id
where v.dimension = :'dimension' and (:'value'::text is null or v.value = :'value'::text)
  and c.grain = case :'grain' when 'week' then 'w' else 'm' end::"char"
  and c.cohort >= :'from'::int and c.cohort < :'to'::int
group by v.value, c.cohort
order by v.value, c.cohort
