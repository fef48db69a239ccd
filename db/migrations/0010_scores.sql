-- What customers are worth and how likely they are to leave, by saved models; customers by amounts in one currency.
create table mart.customer_model (
  currency text not null,
  version integer not null,
  -- Fitted on what was known before this day.
  as_of date not null,
  made_at timestamptz not null,
  settings jsonb not null,
  rfm jsonb not null,
  lifetime jsonb not null,
  churn jsonb not null,
  customers bigint not null,
  elapsed_ms double precision not null,
  primary key (currency, version)
);

create table mart.customer_score (
  currency text not null,
  customer_id bigint not null,
  version integer not null,
  as_of date not null,
  first_day date not null,
  last_day date not null,
  recency_days integer not null,
  orders bigint not null,
  -- Days with an order: several orders of a day are one purchase to the lifetime models.
  days bigint not null,
  gross bigint not null,
  net bigint not null,
  -- Null: no cost is known.
  margin bigint,
  monetary bigint not null,
  r smallint not null,
  f smallint not null,
  m smallint not null,
  segment text not null,
  -- Minor units. Null: the model has no answer, and mart.customer_model says why.
  simple_value double precision,
  predicted_value double precision,
  predicted_low double precision,
  predicted_high double precision,
  purchases double precision,
  alive double precision,
  churn double precision,
  -- What the churn score was told, in the order of the model's names.
  features real[] not null,
  primary key (currency, customer_id)
);
create index customer_score_by_segment on mart.customer_score (currency, segment, monetary desc, customer_id);
create index customer_score_by_value on mart.customer_score (currency, (coalesce(predicted_value, '-infinity')) desc, customer_id desc);
create index customer_score_by_churn on mart.customer_score (currency, (coalesce(churn, '-infinity')) desc, customer_id desc);
create index customer_score_by_monetary on mart.customer_score (currency, monetary desc, customer_id desc);
create index customer_score_by_last on mart.customer_score (currency, last_day desc, customer_id desc);

-- Who went from which segment to which, seen on which day. '': not a customer before.
create table mart.segment_move (
  currency text not null,
  seen_on date not null,
  customer_id bigint not null,
  from_segment text not null,
  to_segment text not null,
  primary key (currency, seen_on, customer_id)
);
create index segment_move_by_customer on mart.segment_move (customer_id, seen_on);

create table mart.segment_size (
  currency text not null,
  as_of date not null,
  segment text not null,
  version integer not null,
  customers bigint not null,
  monetary bigint not null,
  primary key (currency, as_of, segment)
);

create index customer_by_name on shop.customer (lower(name) text_pattern_ops);
create index customer_by_email on shop.customer (lower(email) text_pattern_ops);

alter table ops.token drop constraint token_scopes_check;
alter table ops.token add constraint token_scopes_check
  check (scopes <@ array['read', 'ingest', 'triage', 'write', 'personal', 'admin'] and cardinality(scopes) > 0);

create view report.customer_scores as
select s.currency, c.key as customer, s.as_of, s.version as model_version, s.first_day, s.last_day, s.recency_days, s.orders,
  s.monetary / cu.minor_units as monetary, s.r, s.f, s.m, s.segment, (s.simple_value / cu.minor_units)::float8 as simple_value,
  (s.margin / cu.minor_units)::float8 as historical_margin, (s.predicted_value / cu.minor_units)::float8 as predicted_value,
  (s.predicted_low / cu.minor_units)::float8 as predicted_low, (s.predicted_high / cu.minor_units)::float8 as predicted_high,
  s.purchases as expected_purchases, s.alive as probability_alive, s.churn as churn_probability
from mart.customer_score s join shop.customer c on c.id = s.customer_id join shop.currency cu on cu.code = s.currency;

create view report.segment_sizes as
select currency, as_of, segment, customers, monetary / cu.minor_units as monetary
from mart.segment_size s join shop.currency cu on cu.code = s.currency;

grant select on report.customer_scores, report.segment_sizes to vigie_report;
