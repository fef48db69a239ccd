insert into mart.segment_model (currency, version, as_of, made_at, settings, model, customers, elapsed_ms)
select :'currency', coalesce(max(version), 0) + 1, :'as_of'::date, :'made_at'::timestamptz, :'settings'::jsonb, :'model'::jsonb,
  :'customers'::bigint, :'elapsed_ms'::float8
from mart.segment_model where currency = :'currency'
returning version
