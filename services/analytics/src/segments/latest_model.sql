select currency, version, to_char(as_of, 'YYYY-MM-DD') as as_of, to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as made_at,
  settings, model, customers, elapsed_ms
from mart.segment_model
where currency = :'currency' and (:'version'::int is null or version = :'version'::int)
order by version desc limit 1
