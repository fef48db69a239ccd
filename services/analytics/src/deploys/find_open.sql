-- The newest deploy of this version that was reported as started and not as finished, if there is one.
select key, started_at from ops.signal
where kind = 'deploy' and ended_at is null and dimensions ->> 'service' = :'service' and detail ->> 'version' = :'version'
  and dimensions ->> 'environment' = :'environment' and started_at <= :'at'::timestamptz
order by started_at desc limit 1
