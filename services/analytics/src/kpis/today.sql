-- What happened since a time: incidents, signals worth a word by kind, and whether the lookout has judged anything yet.
select
  (select max(judged_to) from ops.series) as judged_to,
  coalesce((select jsonb_agg(jsonb_build_object('title', i.title, 'started_at', i.started_at, 'open', i.ended_at is null,
      'cause', case when (i.causes #>> '{causes,0,likely}')::boolean then i.causes #>> '{causes,0,signal,title}' end)
    order by (i.money ->> 'value')::float8 desc nulls last, i.started_at)
    from ops.incident i
    left join ops.triage t on t.subject_kind = 'incident' and t.subject = i.id::text
    where (i.ended_at is null or i.ended_at >= :'since'::timestamptz) and i.started_at <= :'now'::timestamptz
      and t.verdict is distinct from 'false_alarm'), '[]') as incidents,
  coalesce((select jsonb_object_agg(kind, n) from (
    select kind, count(*) as n from ops.signal
    where started_at >= :'since'::timestamptz and started_at <= :'now'::timestamptz
      and (kind in ('deploy', 'experiment', 'campaign') or (kind in ('stock_out', 'attack', 'falco') and severity <> 'info'))
    group by kind) counted), '{}') as signals
