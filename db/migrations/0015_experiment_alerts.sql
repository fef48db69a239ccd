-- What an experiment's result says against going on: arms of other sizes than planned (p below 0.001), and guardrails that are
-- harmed by more than is allowed. Where hours of incidents are left out, that result is the one that is judged.
create function mart.experiment_breaches(result jsonb) returns table (kind text, what text) language sql immutable parallel safe
as $$
  select 'srm', '' where result #>> '{health,sample_ratio,level}' = 'failure'
  union all
  select 'guardrail', (m ->> 'name') || ' (' || (c ->> 'arm') || ')'
  from jsonb_array_elements(case jsonb_typeof(result -> 'without') when 'array' then result -> 'without' else result -> 'metrics' end) m
  cross join lateral jsonb_array_elements(m -> 'comparisons') c
  where c #>> '{guardrail,verdict}' = 'harmful'
$$;

-- The rules are told in docs/methods/experiments.md. Grace: an alarm stands once the experiment has run for 24 hours and every
-- result of the last 3 hours, at least two, says so.
create view report.experiment_alerts as
with running as (
  select e.id, e.key, e.name, e.started_at, n.at, n.result, (n.result ->> 'units')::bigint as units,
    n.at >= e.started_at + interval '24 hours' as ripe
  from shop.experiment e
  left join lateral (
    select r.at, r.result from mart.experiment_result r where r.experiment_id = e.id order by r.at desc limit 1
  ) n on true
  where e.started_at is not null and e.stopped_at is null
),
looked as (
  select r.id, l.result from running r
  join mart.experiment_result l on l.experiment_id = r.id and l.at > r.at - interval '3 hours'
  where r.ripe
),
standing as (
  select l.id, b.kind, b.what from looked l cross join lateral mart.experiment_breaches(l.result) b
  group by l.id, b.kind, b.what
  having count(*) >= 2 and count(*) = (select count(*) from looked o where o.id = l.id)
),
-- Since when it has been in every result; read only for what stands.
breach as (
  select s.id, s.kind, string_agg(s.what, ', ' order by s.what) as what, min(f.since) as since
  from standing s
  cross join lateral (
    select min(r.at) as since from mart.experiment_result r
    where r.experiment_id = s.id and r.at > coalesce((
      select max(o.at) from mart.experiment_result o
      where o.experiment_id = s.id and not exists (
        select from mart.experiment_breaches(o.result) b where b.kind = s.kind and b.what = s.what
      )
    ), '-infinity')
  ) f
  group by s.id, s.kind
),
-- No unit more than 12 hours before, though at the pace until then ten or more were due: by chance 5 in 100,000 times.
gap as (
  select r.id, (
    select min(o.at) from mart.experiment_result o
    where o.experiment_id = r.id and o.at > coalesce((
      select max(f.at) from mart.experiment_result f where f.experiment_id = r.id and (f.result ->> 'units')::bigint < r.units
    ), '-infinity')
  ) as since
  from running r
  cross join lateral (
    select b.at, (b.result ->> 'units')::bigint as units from mart.experiment_result b
    where b.experiment_id = r.id and b.at <= r.at - interval '12 hours' order by b.at desc limit 1
  ) before
  where r.ripe and before.units > 0 and r.units <= before.units
    and before.units * extract(epoch from r.at - before.at) >= 10 * extract(epoch from before.at - r.started_at)
)
select r.key as experiment, r.name, r.started_at, r.at as result_at, r.units,
  s.id is not null as srm, (r.result #>> '{health,sample_ratio,p}')::double precision as srm_p, s.since as srm_since,
  g.what as guardrails, g.since as guardrails_since,
  d.id is not null as gap, d.since as gap_since,
  least(s.since, g.since, d.since) as since,
  case
    when s.id is not null then 'Stop, do not ship: the arms have not the sizes that were planned, so their difference cannot be read.'
    when g.id is not null then 'Stop, do not ship: more harm than is allowed in ' || g.what || '.'
    when d.id is not null then 'Do not decide yet: no new unit since ' || to_char(d.since at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC.'
  end as advice
from running r
left join breach s on s.id = r.id and s.kind = 'srm'
left join breach g on g.id = r.id and g.kind = 'guardrail'
left join gap d on d.id = r.id;

grant select on report.experiment_alerts to vigie_report;
