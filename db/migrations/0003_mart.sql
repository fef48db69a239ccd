-- Rollups. An entry is one enriched fact as it was last counted; a cell is the sum of entries in one bucket.
-- A refresh subtracts the entry as counted and adds it as it is now, so its cost follows the change, not history.
create schema mart;

create table mart.entry (
  source "char" not null,
  fact_id bigint not null,
  entry_no bigint not null,
  day date not null,
  hour timestamp not null,
  store_id integer not null,
  currency text not null,
  customer_id bigint,
  country text not null,
  region text not null,
  city text not null,
  channel text not null,
  device text not null,
  loyalty_tier text not null,
  category text,
  brand text,
  product text,
  orders bigint not null,
  orders_of_category bigint not null,
  orders_of_brand bigint not null,
  orders_of_product bigint not null,
  units bigint not null,
  gross bigint not null,
  identified_gross bigint not null,
  refunds bigint not null,
  refunded_units bigint not null,
  adjustments bigint not null,
  cost bigint not null,
  costed_revenue bigint not null,
  sessions bigint not null,
  converting_sessions bigint not null,
  primary key (source, fact_id, entry_no)
);
create index entry_by_day on mart.entry (day);

-- rollup names its grain and keys, as in 'day_store_country'; store_id 0 means all stores of the currency.
-- bucket is the store-local day or first of month; for hours it is the UTC hour.
create table mart.cell (
  rollup text not null,
  bucket timestamp not null,
  currency text not null,
  store_id integer not null,
  value text not null,
  orders bigint not null,
  units bigint not null,
  gross bigint not null,
  identified_gross bigint not null,
  refunds bigint not null,
  refunded_units bigint not null,
  adjustments bigint not null,
  cost bigint not null,
  costed_revenue bigint not null,
  sessions bigint not null,
  converting_sessions bigint not null,
  primary key (rollup, bucket, currency, store_id, value)
) partition by list (rollup);

create table mart.lattice (
  rollup text primary key,
  grain text not null check (grain in ('hour', 'day', 'month')),
  by_store boolean not null,
  dimension text not null
);
insert into mart.lattice (rollup, grain, by_store, dimension) values ('hour_store', 'hour', true, '');
insert into mart.lattice (rollup, grain, by_store, dimension)
select grain || '_store', grain, true, '' from unnest(array['day', 'month']) grain
union all
select grain || '_' || dimension, grain, false, dimension
from unnest(array['day', 'month']) grain,
  unnest(array['country', 'region', 'city', 'category', 'brand', 'product', 'channel', 'device', 'loyalty_tier']) dimension
union all
select 'day_store_' || dimension, 'day', true, dimension
from unnest(array['country', 'category', 'brand', 'channel', 'device', 'loyalty_tier']) dimension
union all
select 'month_store_' || dimension, 'month', true, dimension
from unnest(array['country', 'region', 'city', 'category', 'brand', 'product', 'channel', 'device', 'loyalty_tier']) dimension;

do $$
declare it text;
begin
  for it in select rollup from mart.lattice loop
    execute format('create table mart.%I partition of mart.cell for values in (%L)', 'cell_' || it, it);
  end loop;
end $$;

-- Exact distinct customers. customer_day is the set of keys seen; the two others are counts fed by it.
create table mart.customer_day (
  customer_id bigint not null,
  day date not null,
  orders bigint not null,
  primary key (customer_id, day)
);

-- How many customers bought on `day` whose purchase before it was on `previous_day` (-infinity: none before).
-- Customers of any range [a, b) are those with day in it and previous_day before a: a sum, exact for every range.
create table mart.return_gap (
  day date not null,
  previous_day date not null,
  customers bigint not null,
  primary key (day, previous_day)
);

-- The same summed up to months of either day or both, so that a long range reads months and only its edges by day.
create table mart.return_gap_sum (
  grain text not null check (grain in ('day', 'month')),
  previous_grain text not null check (previous_grain in ('day', 'month')),
  day date not null,
  previous_day date not null,
  customers bigint not null,
  primary key (grain, previous_grain, day, previous_day)
);

create table mart.active_customers (
  grain text not null check (grain in ('day', 'week', 'month')),
  bucket date not null,
  customers bigint not null,
  new_customers bigint not null,
  primary key (grain, bucket)
);

create table mart.refresh (
  only_row boolean primary key default true check (only_row),
  refreshed_at timestamptz not null,
  facts bigint not null,
  elapsed_ms double precision not null
);
