-- Running the appliance: imports, quarantine, tokens, idempotency, job runs, and the queue of dirty facts.
create table ops.import (
  id bigint generated always as identity primary key,
  source text not null,
  preset text,
  mapping jsonb not null,
  file text not null,
  sha256 text,
  bytes bigint,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'stopped')),
  phase text not null default 'queued',
  progress double precision not null default 0,
  dry_run boolean not null default false,
  rows_read bigint not null default 0,
  rows_written bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_waiting bigint not null default 0,
  rows_rejected bigint not null default 0,
  rejected_by_reason jsonb not null default '{}',
  error text,
  path text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);

create table ops.quarantine (
  id bigint generated always as identity primary key,
  import_id bigint not null references ops.import,
  source text not null,
  file text not null,
  line bigint not null,
  field text,
  reason text not null,
  message text not null,
  -- json, not jsonb: the columns keep their order for the person who corrects them.
  row json not null,
  state text not null default 'open' check (state in ('open', 'replayed')),
  created_at timestamptz not null default now()
);
-- The same bad row of the same file is kept once, however often the file is imported.
create unique index quarantine_once on ops.quarantine (source, file, line, reason, md5(row::text)) where state = 'open';
create index quarantine_by_import on ops.quarantine (import_id);

-- Rows that are good but speak of a product not known yet. They are merged when it arrives.
create table ops.waiting (
  id bigint generated always as identity primary key,
  import_id bigint not null references ops.import,
  source text not null,
  identity text not null,
  product_key text not null,
  record jsonb not null,
  created_at timestamptz not null default now(),
  unique (source, identity)
);
create index waiting_by_product on ops.waiting (product_key);

create table ops.token (
  id bigint generated always as identity primary key,
  name text not null,
  hash bytea not null unique,
  scopes text[] not null check (scopes <@ array['read', 'write', 'admin'] and cardinality(scopes) > 0),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create unique index token_name_in_use on ops.token (name) where revoked_at is null;

create table ops.idempotency (
  token_id bigint not null,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  response jsonb not null,
  created_at timestamptz not null default now(),
  primary key (token_id, key)
);

create table ops.job_run (
  id bigint generated always as identity primary key,
  job text not null,
  state text not null check (state in ('running', 'done', 'failed')),
  progress double precision not null default 0,
  detail jsonb not null default '{}',
  error text,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create index job_run_by_start on ops.job_run (started_at desc);

-- Facts whose rollup cells are not yet recounted. source: 'o' an order with its lines and refunds, 's' a session.
create table ops.dirty (
  id bigint generated always as identity primary key,
  source "char" not null,
  fact_id bigint not null
);

create table ops.setting (
  name text primary key,
  value jsonb not null
);

-- One function for all three events: the transition table is always called `changed`.
create function ops.mark_orders() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'sales_order' then
    insert into ops.dirty (source, fact_id) select 'o', id from changed;
  else
    insert into ops.dirty (source, fact_id) select distinct 'o'::"char", order_id from changed;
  end if;
  return null;
end $$;

create function ops.mark_sessions() returns trigger language plpgsql as $$
begin
  insert into ops.dirty (source, fact_id) select 's', id from changed;
  return null;
end $$;

do $$
declare it text;
begin
  foreach it in array array['sales_order', 'order_line', 'refund', 'session'] loop
    execute format('create trigger mark_insert after insert on shop.%I referencing new table as changed
      for each statement execute function ops.%I()', it, case it when 'session' then 'mark_sessions' else 'mark_orders' end);
    execute format('create trigger mark_update after update on shop.%I referencing new table as changed
      for each statement execute function ops.%I()', it, case it when 'session' then 'mark_sessions' else 'mark_orders' end);
    execute format('create trigger mark_delete after delete on shop.%I referencing old table as changed
      for each statement execute function ops.%I()', it, case it when 'session' then 'mark_sessions' else 'mark_orders' end);
  end loop;
end $$;

-- Attributes that are rollup dimensions: their change moves the orders and sessions they describe.
create function ops.mark_orders_of_customers() returns trigger language plpgsql as $$
begin
  insert into ops.dirty (source, fact_id)
  select 'o', o.id
  from after_change a join before_change b using (id) join shop.sales_order o on o.customer_id = a.id
  where (a.country, a.region, a.city, a.loyalty_tier) is distinct from (b.country, b.region, b.city, b.loyalty_tier);
  return null;
end $$;
create trigger mark_update after update on shop.customer
  referencing old table as before_change new table as after_change
  for each statement execute function ops.mark_orders_of_customers();

create function ops.mark_orders_of_products() returns trigger language plpgsql as $$
begin
  insert into ops.dirty (source, fact_id)
  select distinct 'o'::"char", l.order_id
  from after_change a join before_change b using (id) join shop.order_line l on l.product_id = a.id
  where (a.category, a.brand, a.cost) is distinct from (b.category, b.brand, b.cost);
  return null;
end $$;
create trigger mark_update after update on shop.product
  referencing old table as before_change new table as after_change
  for each statement execute function ops.mark_orders_of_products();
