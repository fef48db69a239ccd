-- Experiments whose result may have changed: those that run, and those that stopped since their last result.
select key from shop.experiment e
where started_at is not null
  and (stopped_at is null or stopped_at > coalesce((select max(at) from mart.experiment_result r where r.experiment_id = e.id), '-infinity'))
order by key
