-- The cells of all customers. From lasting tables alone, so that it runs on several cores; the parts are those of parts.sql.
create temporary table cohort_change on commit drop as
select v.value_id, p.grain, p.currency, p.cohort, p.period, pg_temp.total(p.active) as active, pg_temp.total(p.returned) as returned,
  pg_temp.total(p.orders) as orders, pg_temp.total(p.gross) as gross, pg_temp.total(p.refunds) as refunds, pg_temp.total(p.cost) as cost,
  pg_temp.total(p.costed_revenue) as costed_revenue
from (
  select f.customer_id, f.keys, g.grain, s.currency, g.cohort, g.period, g.is_next,
    (pg_temp.total(s.orders) > 0 and not (f.several and exists (
      select from mart.customer_sales o where o.customer_id = f.customer_id and o.currency < s.currency and o.orders > 0
        and case g.grain when 'w' then o.week else o.month end = g.cohort + g.period)))::int::bigint as active,
    (pg_temp.total(s.orders) > 0 and g.is_next and not (f.several and exists (
      select from mart.customer_sales o where o.customer_id = f.customer_id and o.currency < s.currency and o.orders > 0
        and case g.grain when 'w' then o.week else o.month end = g.cohort + g.period)))::int::bigint as returned,
    pg_temp.total(s.orders) as orders, pg_temp.total(s.gross) as gross, pg_temp.total(s.refunds - s.adjustments) as refunds,
    pg_temp.total(s.cost) as cost, pg_temp.total(s.costed_revenue) as costed_revenue
  from mart.first_order f
  join mart.customer_sales s using (customer_id)
  cross join lateral (values
    ('w'::"char", f.week, s.week - f.week, s.week is not distinct from f.next_week),
    ('m'::"char", f.month, s.month - f.month, s.month is not distinct from f.next_month)
  ) g (grain, cohort, period, is_next)
  group by f.customer_id, g.grain, s.currency, g.cohort, g.period, g.is_next
) p cross join lateral unnest(p.keys) v (value_id)
group by v.value_id, p.grain, p.currency, p.cohort, p.period
