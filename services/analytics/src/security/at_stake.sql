-- Of each alert group the incident of the range with the most at stake that it likely caused; false alarms are left out.
with touched as (
  select i.id as incident_id, i.money, (i.money ->> 'value')::double precision as value,
    jsonb_path_query(i.causes, '$.causes[*] ? (@.likely == true).signal.subject ? (@.kind == "falco").id') #>> '{}' as subject
  from ops.incident i
  left join ops.triage t on t.subject_kind = 'incident' and t.subject = i.id::text
  where i.started_at < :'to'::timestamptz and (i.ended_at is null or i.ended_at >= :'from'::timestamptz)
    and (i.money ->> 'value')::double precision > 0 and t.verdict is distinct from 'false_alarm'
)
select distinct on (subject) subject::bigint as group_id, jsonb_build_object('value', value, 'low', money -> 'low',
  'high', money -> 'high', 'currency', money -> 'currency', 'incident_id', incident_id) as at_stake
from touched
where :'id'::bigint is null or subject = :'id'::text
order by subject, value desc, incident_id desc
