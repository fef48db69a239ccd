insert into mart.customer_model (currency, version, as_of, made_at, settings, rfm, lifetime, churn, customers, elapsed_ms)
select :'currency', coalesce(max(version), 0) + 1, :'as_of'::date, :'made_at'::timestamptz, :'settings'::jsonb, :'rfm'::jsonb,
  :'lifetime'::jsonb, :'churn'::jsonb, :'customers'::bigint, :'elapsed_ms'::float8
from mart.customer_model where currency = :'currency'
returning version
