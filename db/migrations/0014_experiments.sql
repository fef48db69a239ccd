-- Experiments: what was planned before the start, who was seen in which arm, and what was said and changed since.
create table shop.experiment (
  id integer generated always as identity primary key,
  key text not null unique,
  name text not null,
  hypothesis text not null,
  unit text not null check (unit in ('customer', 'session', 'store')),
  -- In order, the control first: [{"key": "a", "share": 1}, ...].
  arms jsonb not null,
  -- Metrics with their roles, method, alpha: fixed before the start; what is changed later is in the log.
  plan jsonb not null,
  started_at timestamptz,
  stopped_at timestamptz check (stopped_at >= started_at),
  created_at timestamptz not null
);

create table ops.experiment_event (
  id bigint generated always as identity primary key,
  experiment_id integer not null references shop.experiment,
  at timestamptz not null,
  actor text not null,
  kind text not null check (kind in ('created', 'changed', 'started', 'stopped', 'decided', 'note')),
  -- Of a change: the fields that differ, as they were and as they are.
  was jsonb,
  now jsonb,
  note text
);
create index experiment_event_by_experiment on ops.experiment_event (experiment_id, id);

-- A unit of an arm, since it was first seen in it. A unit of several arms has several rows, and belongs to none.
create table shop.exposure (
  experiment_id integer not null,
  unit text not null,
  arm text not null,
  exposed_at timestamptz not null,
  primary key (experiment_id, unit, arm)
);

-- Results as they were seen: the latest is shown, the earlier ones are its path over time.
create table mart.experiment_result (
  experiment_id integer not null references shop.experiment,
  at timestamptz not null,
  result jsonb not null,
  primary key (experiment_id, at)
);
