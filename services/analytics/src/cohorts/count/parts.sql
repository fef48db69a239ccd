-- What the touched customers are in the periods in which anything of theirs happened, as their first order and their purchases
-- stand now. Who bought in several currencies is counted in the first of a period's.
insert into cohort_part
select :'sign'::int, f.customer_id, f.keys, g.grain, s.currency, g.cohort, g.period,
  case when sum(s.orders) <= 0 then 0
    when f.several and exists (
      select from mart.customer_sales o where o.customer_id = f.customer_id and o.currency collate "C" < s.currency and o.orders > 0
        and case g.grain when 'w' then mart.week_of(o.day) else mart.month_of(o.day) end = g.cohort + g.period) then 0
    else 1 end as active,
  case when sum(s.orders) > 0 and g.is_next and not (f.several and exists (
      select from mart.customer_sales o where o.customer_id = f.customer_id and o.currency collate "C" < s.currency and o.orders > 0
        and case g.grain when 'w' then mart.week_of(o.day) else mart.month_of(o.day) end = g.cohort + g.period)) then 1 else 0 end as returned,
  pg_temp.total(s.orders), pg_temp.total(s.gross), pg_temp.total(s.refunds - s.adjustments), pg_temp.total(s.cost), pg_temp.total(s.costed_revenue)
from touched_customer t
join mart.first_order f on f.customer_id = t.customer_id
join mart.customer_sales s on s.customer_id = t.customer_id
cross join lateral (values
  ('w'::"char", f.week, mart.week_of(s.day) - f.week, mart.week_of(s.day) is not distinct from f.next_week),
  ('m'::"char", f.month, mart.month_of(s.day) - f.month, mart.month_of(s.day) is not distinct from f.next_month)
) g (grain, cohort, period, is_next)
group by f.customer_id, g.grain, s.currency, g.cohort, g.period, g.is_next
