-- All experiments with what was found last: those that run, then the others, the newest first.
select e.key, e.name, e.unit, e.started_at, e.stopped_at,
  (select count(distinct x.unit) from shop.exposure x where x.experiment_id = e.id) as units,
  r.result ->> 'sentence' as verdict, r.result #>> '{health,level}' as health
from shop.experiment e
left join lateral (
  select result from mart.experiment_result r where r.experiment_id = e.id order by at desc limit 1
) r on true
order by e.started_at is not null and e.stopped_at is null desc, coalesce(e.started_at, e.created_at) desc, e.id desc
