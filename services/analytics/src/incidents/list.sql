-- Incidents that touch the range, newest first, with what people said of them.
select i.id, i.title, i.severity, i.started_at, i.ended_at, i.detected_at, i.monitor, i.metric, i.dimension, i.value,
  i.currency, i.change, i.dimensions, i.money, i.clean_money, i.causes, i.contributions, t.state as triage,
  (select count(*) from ops.anomaly a where a.incident_id = i.id) as anomalies
from ops.incident i
left join ops.triage_state t on t.subject_kind = 'incident' and t.subject = i.id::text
where (:'id'::bigint is null or i.id = :'id'::bigint)
  and (:'to'::timestamptz is null or i.started_at < :'to'::timestamptz)
  and (:'from'::timestamptz is null or i.ended_at is null or i.ended_at >= :'from'::timestamptz)
  and (:'state'::text is null or (i.ended_at is null) = (:'state' = 'open'))
order by i.started_at desc, i.id desc
limit 1000
