-- Incidents that there may be something to tell of, with what was told last.
select id, notified as told from ops.incident
where ended_at is null or ended_at > :'now'::timestamptz - interval '2 days'
order by started_at
