-- Facts of the shop. Amounts are integer minor units; unit prices keep their decimals; time is UTC.
-- The two bulk tables (order_line, stock_level) carry no foreign keys: every writer resolves ids in the same
-- statement, and `vigie reconcile` reports a line without its product or order.
create schema shop;

create table shop.currency (
  code text primary key check (code ~ '^[A-Z]{3}$'),
  exponent smallint not null check (exponent between 0 and 4),
  -- How many minor units make one unit: 100 cents, 1 yen.
  minor_units numeric not null generated always as (power(10::numeric, exponent::numeric)) stored
);
insert into shop.currency (code, exponent)
select code, 2 from unnest(string_to_array(
  'AED ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP '
  'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS '
  'KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD '
  'PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP '
  'TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWL AFN', ' ')) as code
union all select code, 0 from unnest(string_to_array('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF', ' ')) as code
union all select code, 3 from unnest(string_to_array('BHD IQD JOD KWD LYD OMR TND', ' ')) as code;

-- Rounds to a whole number, a half going to the even neighbour. Not declared strict, so that it is inlined.
create function shop.round_half_even(amount numeric) returns bigint
language sql immutable parallel safe as $$
  select case when abs(amount - trunc(amount)) = 0.5 then 2 * round(amount / 2) else round(amount) end::bigint
$$;

create function shop.is_premium(loyalty_tier text) returns boolean
language sql immutable parallel safe as $$ select coalesce(lower(loyalty_tier) in ('gold', 'platinum', 'premium', 'vip'), false) $$;

create table shop.store (
  id integer generated always as identity primary key,
  key text not null unique,
  name text not null,
  country text,
  region text,
  city text,
  time_zone text not null default 'UTC',
  currency text not null references shop.currency,
  opened_at timestamptz
);

create table shop.warehouse (
  id integer generated always as identity primary key,
  key text not null unique,
  name text not null
);

create table shop.product (
  id integer generated always as identity primary key,
  key text not null unique,
  name text not null,
  category text,
  brand text,
  price numeric(20, 6),
  cost numeric(20, 6),
  -- 'catalogue': from a products source, which always wins; 'orders': only ever seen on order lines.
  origin text not null check (origin in ('catalogue', 'orders')),
  named_at timestamptz,
  updated_at timestamptz not null default now()
);

create table shop.customer (
  id bigint generated always as identity primary key,
  key text not null unique,
  name text,
  email text,
  city text,
  region text,
  country text,
  registered_at timestamptz,
  loyalty_tier text,
  updated_at timestamptz not null default now()
);

create table shop.sales_order (
  id bigint generated always as identity primary key,
  store_id integer not null,
  key text not null,
  customer_id bigint,
  ordered_at timestamptz not null,
  channel text,
  device text,
  country text,
  region text,
  city text,
  shipping_address text,
  payment_method text,
  coupon text,
  total bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (store_id, key)
);
create index sales_order_by_time on shop.sales_order (ordered_at desc, id desc);
create index sales_order_by_customer on shop.sales_order (customer_id);

create table shop.order_line (
  order_id bigint not null,
  line_no integer not null,
  product_id integer not null,
  -- Negative: a return or a cancellation, which is a fact of its own date.
  quantity bigint not null check (quantity <> 0),
  unit_price numeric(20, 6) not null,
  unit_cost numeric(20, 6),
  total bigint not null,
  primary key (order_id, line_no)
);

create table shop.refund (
  id bigint generated always as identity primary key,
  order_id bigint not null references shop.sales_order,
  key text not null,
  line_no integer,
  quantity bigint not null default 0 check (quantity >= 0),
  amount bigint not null check (amount >= 0),
  refunded_at timestamptz not null,
  reason text,
  unique (order_id, key)
);

create table shop.stock_level (
  product_id integer not null,
  warehouse_id integer not null,
  as_of timestamptz not null,
  quantity bigint not null check (quantity >= 0),
  primary key (product_id, warehouse_id, as_of)
);

create table shop.session (
  id bigint generated always as identity primary key,
  store_id integer not null,
  key text not null,
  customer_id bigint,
  started_at timestamptz not null,
  channel text,
  device text,
  country text,
  region text,
  city text,
  order_key text,
  unique (store_id, key)
);
