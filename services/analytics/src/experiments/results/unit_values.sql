-- What each unit in `known` bought and visited by what is in `kept`: the arm's number, eleven sums since its exposure, eleven
-- before, and what it may be divided by. All that was refunded of an order is part of it.
copy (
  with summed as (
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
    k.country, k.loyalty_tier, k.channel, k.device
  from known k left join summed s using (no)
) to stdout
