-- What each unit of one arm bought and visited since it was exposed, and in the days before: the arm's number, eleven sums
-- since, eleven before. An order counts by when it was placed, with all that was refunded of it; hours that are left out
-- count for nobody.
copy (
  with unit as materialized (
    select unit, min(arm) as arm, min(exposed_at) as exposed_at from shop.exposure
    where experiment_id = :'id'::int group by unit having count(*) = 1
  ), known as materialized (
    select row_number() over () as no, unit, array_position(:'arms'::text[], arm) - 1 as arm_no, exposed_at
    from unit where exposed_at < :'until'::timestamptz
  ), fact as materialized (
    select k.no, 'o'::"char" as source, o.id, o.ordered_at as at
    from known k join shop.customer c on c.key = k.unit join shop.sales_order o on o.customer_id = c.id
    where :'unit' = 'customer'
    union all
    select k.no, 's', s.id, s.started_at
    from known k join shop.customer c on c.key = k.unit join shop.session s on s.customer_id = c.id
    where :'unit' = 'customer'
    union all
    select k.no, 'o', o.id, o.ordered_at
    from known k join shop.session s on s.key = k.unit
    join shop.sales_order o on o.store_id = s.store_id and o.key = s.order_key
    where :'unit' = 'session'
    union all
    select k.no, 's', s.id, greatest(s.started_at, k.exposed_at)
    from known k join shop.session s on s.key = k.unit
    where :'unit' = 'session'
    union all
    select k.no, 'o', o.id, o.ordered_at
    from known k join shop.store st on st.key = k.unit join shop.sales_order o on o.store_id = st.id
    where :'unit' = 'store'
    union all
    select k.no, 's', s.id, s.started_at
    from known k join shop.store st on st.key = k.unit join shop.session s on s.store_id = st.id
    where :'unit' = 'store'
  ), kept as materialized (
    select f.no, f.source, f.id, f.at >= k.exposed_at as since
    from fact f join known k using (no)
    where f.at >= k.exposed_at - make_interval(days => :'days_before'::int) and f.at < :'until'::timestamptz
      and not exists (
        select from unnest(:'out_from'::timestamptz[], :'out_to'::timestamptz[]) as left_out (begins, ends)
        where f.at >= left_out.begins and f.at < left_out.ends
      )
  ), summed as materialized (
    select f.no,
      sum(e.orders) filter (where since) as orders, sum(e.units) filter (where since) as units,
      sum(e.gross) filter (where since) as gross, sum(e.identified_gross) filter (where since) as identified_gross,
      sum(e.refunds) filter (where since) as refunds, sum(e.refunded_units) filter (where since) as refunded_units,
      sum(e.adjustments) filter (where since) as adjustments, sum(e.cost) filter (where since) as cost,
      sum(e.costed_revenue) filter (where since) as costed_revenue, sum(e.sessions) filter (where since) as sessions,
      sum(e.converting_sessions) filter (where since) as converting_sessions, sum(e.orders) filter (where not since) as before_orders,
      sum(e.units) filter (where not since) as before_units, sum(e.gross) filter (where not since) as before_gross,
      sum(e.identified_gross) filter (where not since) as before_identified_gross, sum(e.refunds) filter (where not since) as before_refunds,
      sum(e.refunded_units) filter (where not since) as before_refunded_units, sum(e.adjustments) filter (where not since) as before_adjustments,
      sum(e.cost) filter (where not since) as before_cost, sum(e.costed_revenue) filter (where not since) as before_costed_revenue,
      sum(e.sessions) filter (where not since) as before_sessions, sum(e.converting_sessions) filter (where not since) as before_converting_sessions
    from kept f join mart.entry e on e.source = f.source and e.fact_id = f.id
    group by f.no
  )
  select k.arm_no,
    coalesce(s.orders, 0), coalesce(s.units, 0), coalesce(s.gross, 0), coalesce(s.identified_gross, 0),
    coalesce(s.refunds, 0), coalesce(s.refunded_units, 0), coalesce(s.adjustments, 0), coalesce(s.cost, 0),
    coalesce(s.costed_revenue, 0), coalesce(s.sessions, 0), coalesce(s.converting_sessions, 0),
    coalesce(s.before_orders, 0), coalesce(s.before_units, 0), coalesce(s.before_gross, 0), coalesce(s.before_identified_gross, 0),
    coalesce(s.before_refunds, 0), coalesce(s.before_refunded_units, 0), coalesce(s.before_adjustments, 0), coalesce(s.before_cost, 0),
    coalesce(s.before_costed_revenue, 0), coalesce(s.before_sessions, 0), coalesce(s.before_converting_sessions, 0),
    ''
  from known k left join summed s using (no)
) to stdout
