-- Cohorts of customers, a line each: of every period and currency the period's number, its customers, and what the metric is made
-- of. All add up over currencies: amounts of another currency than asked for are none. Value by value: cells lie so, and need
-- no sorting.
select v.value, to_char(case :'grain' when 'week' then date '1970-01-05' + 7 * c.cohort else make_date(c.cohort / 12, 1 + c.cohort % 12, 1) end, 'YYYY-MM-DD') as cohort,
  c.cells
from mart.cohort_value v
cross join lateral (
  select c.cohort, string_agg(concat_ws(':', c.period, c.active,
    case :'metric' when 'customers' then c.returned when 'orders' then c.orders
      else case when c.currency <> :'currency' then 0 when :'metric' = 'margin' then c.costed_revenue else c.gross end end,
    case when c.currency <> :'currency' then 0 when :'metric' = 'margin' then c.cost else c.refunds end), ',') as cells
  from mart.cohort_cell c
  where c.value_id = v.id
    and c.grain = case :'grain' when 'week' then 'w' else 'm' end::"char"
    and c.cohort >= :'from'::int and c.cohort < :'to'::int
  group by c.cohort
) c
where v.dimension = :'dimension' and (:'value'::text is null or v.value = :'value'::text)
order by v.value, c.cohort
