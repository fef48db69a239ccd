-- What happens beside the sales: signals on the time axis, Falco's alerts, log lines, and what people say of them.

-- `ingest`: may only deliver logs, alerts and notifications. `triage`: may only judge. `write` includes both.
alter table ops.token drop constraint token_scopes_check;
alter table ops.token add constraint token_scopes_check
  check (scopes <@ array['read', 'ingest', 'triage', 'write', 'admin'] and cardinality(scopes) > 0);

-- Anything on the time axis that could explain a change. ended_at: null while it goes on, the start for an instant.
create table ops.signal (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null,
  title text not null,
  severity text not null default 'info' check (severity in ('info', 'warning', 'critical')),
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at),
  subject_kind text not null,
  -- Null: the signal itself is what triage speaks of.
  subject text,
  dimensions jsonb not null default '{}',
  detail jsonb not null default '{}',
  count bigint not null default 1,
  url text,
  source text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (kind, key)
);
create index signal_by_time on ops.signal (started_at);
create index signal_by_end on ops.signal (ended_at);
create index signal_by_subject on ops.signal (subject_kind, subject);

-- Where a subject stands; the trail beside it says how it came there and is only ever added to.
create table ops.triage (
  subject_kind text not null,
  subject text not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  verdict text check (verdict in ('confirmed', 'expected', 'false_alarm', 'new_trend', 'not_resolved')),
  verdict_at timestamptz,
  verdict_by text,
  silenced_until timestamptz,
  silenced_by text,
  updated_at timestamptz not null,
  primary key (subject_kind, subject)
);
create view ops.triage_state as
select subject_kind, subject, acknowledged_at, verdict, silenced_until,
  jsonb_build_object('acknowledged_at', acknowledged_at, 'acknowledged_by', acknowledged_by, 'verdict', verdict,
    'verdict_at', verdict_at, 'verdict_by', verdict_by, 'silenced_until', silenced_until, 'silenced_by', silenced_by) as state
from ops.triage;
create table ops.triage_event (
  id bigint generated always as identity primary key,
  subject_kind text not null,
  subject text not null,
  action text not null,
  verdict text,
  until timestamptz,
  reason text,
  by_whom text not null,
  at timestamptz not null
);
create index triage_event_by_subject on ops.triage_event (subject_kind, subject, id desc);

create function ops.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is only ever added to';
end $$;
create trigger keep before update or delete on ops.triage_event for each row execute function ops.refuse_change();

-- Falco: alerts of one rule in one place. The counts are those of the alerts ever kept, whatever was pruned since.
create table ops.falco_group (
  id bigint generated always as identity primary key,
  rule text not null,
  place_kind text not null check (place_kind in ('container', 'host')),
  place text not null,
  source text not null,
  hostname text,
  container_id text,
  image text,
  namespace text,
  pod text,
  -- 0 Emergency .. 7 Debug: the worst seen.
  priority smallint not null check (priority between 0 and 7),
  tags text[] not null default '{}',
  alerts bigint not null default 0,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  sample text not null,
  unique (rule, place_kind, place)
);
create index falco_group_by_last on ops.falco_group (last_seen desc);

create table ops.falco_alert (
  -- What the event was, whoever brought it: the same alert in Falco's and in falcosidekick's words is one.
  identity bytea primary key,
  group_id bigint not null references ops.falco_group,
  -- Nanoseconds since 1970: Falco's own resolution.
  at_ns bigint not null,
  at timestamptz not null,
  priority smallint not null,
  hostname text,
  format text not null check (format in ('falco', 'falcosidekick')),
  raw text not null,
  received_at timestamptz not null
);
create index falco_alert_by_group on ops.falco_alert (group_id, at_ns desc);
create index falco_alert_by_time on ops.falco_alert (at);

create table ops.falco_hour (
  group_id bigint not null references ops.falco_group,
  hour timestamptz not null,
  alerts bigint not null,
  primary key (group_id, hour)
);

-- System calls that Falco did not see.
create table ops.blind_spot (
  identity bytea primary key,
  hostname text,
  at timestamptz not null,
  dropped bigint,
  seen bigint,
  message text not null
);
create index blind_spot_by_time on ops.blind_spot (at);

-- Log lines where no Loki is configured. The same line of the same stream and time is one, as in Loki.
create table ops.log_line (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  nanos smallint not null default 0,
  service text not null,
  env text not null,
  level text not null,
  source text not null,
  line text not null,
  attributes jsonb not null default '{}'
);
create unique index log_line_once on ops.log_line (at, nanos, service, level, env, source, md5(line));
create index log_line_by_service on ops.log_line (service, level, at);

-- Lines that were accepted while Loki was away, in Loki's push format.
create table ops.log_spool (
  id bigint generated always as identity primary key,
  lines integer not null,
  payload text not null,
  created_at timestamptz not null default now()
);

-- Every template of warnings and errors ever met, so that a new one is known as new.
create table ops.log_pattern (
  id bigint generated always as identity primary key,
  service text not null,
  level text not null,
  template text not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  sample text not null
);
create unique index log_pattern_once on ops.log_pattern (service, level, md5(template));

-- Alert notifications of Grafana and of Alertmanager's senders, with the signal they name.
create table ops.notification (
  id bigint generated always as identity primary key,
  source text not null,
  fingerprint text not null,
  rule text not null,
  state text not null check (state in ('firing', 'resolved')),
  labels jsonb not null,
  annotations jsonb not null,
  url text,
  started_at timestamptz not null,
  ended_at timestamptz,
  received_at timestamptz not null,
  subject_kind text not null,
  subject text not null,
  unique (source, fingerprint, started_at)
);
create index notification_by_subject on ops.notification (subject_kind, subject);

-- Signed deliveries that were accepted, so that none counts twice.
create table ops.webhook_delivery (
  sender text not null,
  digest bytea not null,
  signed_at timestamptz not null,
  received_at timestamptz not null,
  primary key (sender, digest)
);

-- What came in, by minute.
create table ops.ingest_minute (
  source text not null,
  minute timestamptz not null,
  accepted bigint not null default 0,
  rejected bigint not null default 0,
  duplicates bigint not null default 0,
  primary key (source, minute)
);

-- Signals written back to Grafana as annotations.
create table ops.annotation (
  group_key text primary key,
  grafana_id bigint not null,
  digest text not null,
  started_at timestamptz not null,
  written_at timestamptz not null
);

-- Rows that come by wire and not by file have no import.
alter table ops.quarantine alter column import_id drop not null;

-- Price changes become signals as they happen. Prices of a product that is only seen on orders are not list prices.
create function ops.note_price_changes() returns trigger language plpgsql as $$
begin
  insert into ops.signal (kind, key, title, severity, started_at, ended_at, subject_kind, dimensions, detail, source)
  select 'price_change', a.key || ' ' || to_char(a.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    format('%s: price %s from %s to %s', a.name, case when a.price > b.price then 'up' else 'down' end,
      trim_scale(b.price), trim_scale(a.price)),
    'info', a.updated_at, a.updated_at, 'price_change',
    jsonb_strip_nulls(jsonb_build_object('product', a.key, 'category', a.category, 'brand', a.brand)),
    jsonb_build_object('before', trim_scale(b.price)::text, 'after', trim_scale(a.price)::text,
      'change', round(a.price / nullif(b.price, 0) - 1, 4)),
    'catalogue'
  from after_change a join before_change b using (id)
  where a.origin = 'catalogue' and b.origin = 'catalogue' and a.price is distinct from b.price
    and a.price is not null and b.price is not null
  on conflict (kind, key) do nothing;
  return null;
end $$;
create trigger note_price_changes after update on shop.product
  referencing old table as before_change new table as after_change
  for each statement execute function ops.note_price_changes();

-- Products whose stock was counted and whose times without stock are to be looked at again.
create table ops.stock_seen (product_id integer primary key);
create function ops.mark_stock() returns trigger language plpgsql as $$
begin
  insert into ops.stock_seen (product_id) select distinct product_id from changed order by 1 on conflict do nothing;
  return null;
end $$;
create trigger mark_insert after insert on shop.stock_level referencing new table as changed
  for each statement execute function ops.mark_stock();
create trigger mark_update after update on shop.stock_level referencing new table as changed
  for each statement execute function ops.mark_stock();
create trigger mark_delete after delete on shop.stock_level referencing old table as changed
  for each statement execute function ops.mark_stock();
insert into ops.stock_seen (product_id) select distinct product_id from shop.stock_level;

-- Everything that can be triaged, by one name.
create view ops.triage_subject as
select 'falco' as subject_kind, id::text as subject, rule || ' in ' || place as title from ops.falco_group
union all
select 'log_pattern', id::text, service || ': ' || template from ops.log_pattern
union all
select kind, id::text, title from ops.signal where subject is null;

-- Jobs that the runner knows, with their schedule in words.
create table ops.job (
  name text primary key,
  schedule text not null,
  -- When one that looks again and again last did, whether or not there was anything to do; to the minute or so.
  looked_at timestamptz
);
create index job_run_by_job on ops.job_run (job, started_at desc);

-- When each source last delivered is asked for with every look at Operations.
create index session_by_time on shop.session (started_at);
create index stock_level_by_time on shop.stock_level (as_of);

-- When each source last delivered, and how old that may get before somebody should look.
create view ops.freshness as
select 'orders' as source, 'Last order' as name, 21600 as expected_seconds,
  (select max(ordered_at) from shop.sales_order where ordered_at <= now()) as at
union all select 'sessions', 'Last visit', 21600, (select max(started_at) from shop.session where started_at <= now())
union all select 'stock', 'Last stock count', 172800, (select max(as_of) from shop.stock_level where as_of <= now())
union all select 'rollups', 'Rollups up to date', 300,
  case when exists (select from ops.dirty) then (select refreshed_at from mart.refresh) else now() end
union all select 'falco', 'Last Falco alert', 86400, (select max(last_seen) from ops.falco_group)
union all select 'logs', 'Last log line posted to us', 3600,
  (select max(minute) from ops.ingest_minute where source in ('otlp', 'loki_push'))
union all select 'deploys', 'Last deploy reported', 2592000, (select max(started_at) from ops.signal where kind = 'deploy');

-- The contract for dashboards and alert rules: no alert's raw text, no row of the quarantine.
create view report.hourly as
select bucket at time zone 'UTC' as hour, s.key as store, c.currency, orders, units, gross / cu.minor_units as gross_revenue,
  refunds / cu.minor_units as refunds, (gross - refunds + adjustments) / cu.minor_units as net_revenue, sessions, converting_sessions
from mart.cell c join shop.store s on s.id = c.store_id join shop.currency cu on cu.code = c.currency
where rollup = 'hour_store';

create view report.signals as
select s.id, s.kind, s.title, s.severity, s.started_at, s.ended_at, s.ended_at is null as ongoing,
  s.subject_kind || '/' || coalesce(s.subject, s.id::text) as subject,
  s.dimensions ->> 'service' as service, s.dimensions ->> 'environment' as environment, s.dimensions ->> 'country' as country,
  s.dimensions ->> 'product' as product, s.dimensions, s.detail, s.count, s.source, t.verdict, t.acknowledged_at,
  coalesce(t.silenced_until > now(), false) as silenced
from ops.signal s
left join ops.triage t on t.subject_kind = s.subject_kind and t.subject = coalesce(s.subject, s.id::text);

create view report.deploys as
select id as deploy_id, dimensions ->> 'service' as service, detail ->> 'version' as version,
  dimensions ->> 'environment' as environment, detail ->> 'state' as state, started_at, ended_at as finished_at,
  (detail ->> 'rollback')::boolean as rollback, source
from ops.signal where kind = 'deploy';

create view report.alert_groups as
select g.id as group_id, 'falco/' || g.id as subject, g.rule, g.place_kind, g.place, g.hostname, g.image, g.namespace,
  (array['Emergency', 'Alert', 'Critical', 'Error', 'Warning', 'Notice', 'Informational', 'Debug'])[g.priority + 1] as priority,
  g.priority as priority_rank, g.tags, g.alerts, g.first_seen, g.last_seen, t.verdict, t.acknowledged_at,
  coalesce(t.silenced_until > now(), false) as silenced,
  t.acknowledged_at is null and t.verdict is null and not coalesce(t.silenced_until > now(), false) as open
from ops.falco_group g
left join ops.triage t on t.subject_kind = 'falco' and t.subject = g.id::text
where g.source <> 'internal';

create view report.alerts_hourly as
select h.hour, g.rule, g.place, h.alerts,
  (array['Emergency', 'Alert', 'Critical', 'Error', 'Warning', 'Notice', 'Informational', 'Debug'])[g.priority + 1] as priority
from ops.falco_hour h join ops.falco_group g on g.id = h.group_id
where g.source <> 'internal';

create view report.blind_spots as select hostname, at, dropped, seen from ops.blind_spot;

create view report.job_runs as
select id as run_id, job, state, progress, error, started_at, finished_at,
  extract(epoch from coalesce(finished_at, now()) - started_at)::double precision as seconds
from ops.job_run;

create view report.ingest as select source, minute, accepted, rejected, duplicates from ops.ingest_minute;

create view report.quarantine as
select source, reason, count(*) as rows, min(created_at) as oldest, max(created_at) as newest
from ops.quarantine where state = 'open' group by 1, 2;

create view report.freshness as
select source, name, at, expected_seconds, extract(epoch from now() - at)::double precision as age_seconds,
  at is not null and now() - at > expected_seconds * interval '1 second' as late
from ops.freshness;

create view report.notifications as
select id as notification_id, source, rule, state, started_at, ended_at, subject_kind || '/' || subject as subject from ops.notification;

grant select on all tables in schema report to vigie_report;
