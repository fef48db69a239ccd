-- The lookout: what is watched, what left its band, what that belongs to, and orders that nobody meant.

-- Settings of a monitor that somebody changed; the others are as the program has them.
create table ops.monitor (
  id text primary key,
  settings jsonb not null,
  updated_at timestamptz not null,
  updated_by text not null
);

-- One watched series: a metric of the whole shop or of one value of a dimension.
create table ops.series (
  id bigint generated always as identity primary key,
  monitor text not null,
  value text not null,
  currency text not null,
  -- The state of the watch at `checkpoint_at`; hours after it are judged again, so that late facts are heard.
  checkpoint jsonb not null,
  checkpoint_at timestamptz not null,
  judged_to timestamptz not null,
  learning boolean not null,
  -- Changes with the settings: a state learnt under others is learnt anew.
  made_with text not null,
  unique (monitor, value, currency)
);

create table ops.anomaly (
  id bigint generated always as identity primary key,
  monitor text not null,
  metric text not null,
  dimension text not null,
  value text not null,
  currency text not null,
  direction text not null check (direction in ('up', 'down')),
  started_at timestamptz not null,
  -- End of the latest hour in which it may as well have begun.
  began_by timestamptz not null,
  ended_at timestamptz check (ended_at > started_at),
  detected_at timestamptz not null,
  buckets integer not null,
  actual double precision not null,
  expected double precision not null,
  change double precision not null,
  z double precision not null,
  p double precision not null,
  incident_id bigint,
  updated_at timestamptz not null,
  unique (monitor, value, currency, direction, started_at)
);
create index anomaly_by_time on ops.anomaly (started_at);
create index anomaly_by_incident on ops.anomaly (incident_id);

create table ops.incident (
  id bigint generated always as identity primary key,
  title text not null,
  severity text not null check (severity in ('info', 'warning', 'critical')),
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at > started_at),
  detected_at timestamptz not null,
  -- The series that shows it best.
  monitor text not null,
  metric text not null,
  dimension text not null,
  value text not null,
  currency text not null,
  change double precision not null,
  dimensions jsonb not null default '{}',
  money jsonb not null,
  clean_money jsonb not null,
  -- The ranking of its candidates, as `GET /v1/incidents/causes` answers it.
  causes jsonb not null,
  contributions jsonb,
  -- Of what it was made: when that changes it is made anew.
  digest text not null,
  -- Said of it last: a message goes out again only when it has grown since.
  notified jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index incident_by_time on ops.incident (started_at);
alter table ops.anomaly add foreign key (incident_id) references ops.incident on delete set null;

-- What became of an incident by itself; what people did is in the triage trail.
create table ops.incident_event (
  id bigint generated always as identity primary key,
  incident_id bigint not null references ops.incident on delete cascade,
  at timestamptz not null,
  kind text not null check (kind in ('detected', 'grew', 'ended', 'notified', 'reopened')),
  text text not null
);
create index incident_event_by_incident on ops.incident_event (incident_id, at);

-- Orders that belong to an attack (card testing, a bot). Figures exist with them and without.
create table ops.attack_order (
  order_id bigint primary key references shop.sales_order on delete cascade,
  signal_key text not null,
  marked_at timestamptz not null
);
create index attack_order_by_signal on ops.attack_order (signal_key);
create index session_by_order on shop.session (store_id, order_key) where order_key is not null;

-- What the marked orders and their sessions were counted as.
create view mart.attack_entry as
select e.* from ops.attack_order a join mart.entry e on e.source = 'o' and e.fact_id = a.order_id
union all
select e.* from ops.attack_order a
join shop.sales_order o on o.id = a.order_id
join shop.session s on s.store_id = o.store_id and s.order_key = o.key
join mart.entry e on e.source = 's' and e.fact_id = s.id;

-- The earliest hour whose figures changed since the lookout last read them; no row: none did.
create table mart.changed_from (
  only_row boolean primary key default true check (only_row),
  hour timestamp not null,
  version bigint not null default 1
);

create or replace view ops.triage_subject as
select 'falco' as subject_kind, id::text as subject, rule || ' in ' || place as title from ops.falco_group
union all
select 'log_pattern', id::text, service || ': ' || template from ops.log_pattern
union all
select 'incident', id::text, title from ops.incident
union all
select 'anomaly', id::text, metric || case value when '' then '' else ' of ' || value end
  || case direction when 'up' then ' above' else ' below' end || ' its band' from ops.anomaly
union all
select kind, id::text, title from ops.signal where subject is null;

create view report.anomalies as
select id as anomaly_id, incident_id, monitor, metric, dimension, value, nullif(currency, '') as currency, direction,
  started_at, ended_at, detected_at, ended_at is null as ongoing, buckets, actual, expected, change, z, p
from ops.anomaly;

create view report.incidents as
select i.id as incident_id, 'incident/' || i.id as subject, i.title, i.severity, i.started_at, i.ended_at, i.detected_at,
  i.ended_at is null as open, i.metric, i.dimension, i.value, i.change, i.dimensions,
  (i.money ->> 'value')::double precision as money_at_stake, (i.money ->> 'low')::double precision as money_low,
  (i.money ->> 'high')::double precision as money_high, i.money ->> 'currency' as currency,
  i.causes ->> 'sentence' as cause, (i.causes #>> '{causes,0,likely}')::boolean is true as explained,
  (select count(*) from ops.incident_event e where e.incident_id = i.id and e.kind = 'grew') as times_grown,
  t.verdict, t.acknowledged_at, coalesce(t.silenced_until > now(), false) as silenced
from ops.incident i
left join ops.triage t on t.subject_kind = 'incident' and t.subject = i.id::text;

create view report.attack_orders as
select o.key as "order", st.key as store, o.ordered_at, st.currency, o.total / cu.minor_units as total,
  s.id as signal_id, s.title as attack, s.started_at as attack_started_at, a.marked_at
from ops.attack_order a
join shop.sales_order o on o.id = a.order_id
join shop.store st on st.id = o.store_id
join shop.currency cu on cu.code = st.currency
join ops.signal s on s.kind = 'attack' and s.key = a.signal_key;

grant select on report.anomalies, report.incidents, report.attack_orders to vigie_report;
