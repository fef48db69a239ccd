-- Facts that the analyses of customers rest on: the campaign that brought an order, and what customers asked support.
alter table shop.sales_order add column campaign text;

-- The subject of a ticket is one of the shop's topics; what was written in it is not kept.
create table shop.ticket (
  id bigint generated always as identity primary key,
  key text not null unique,
  customer_id bigint not null,
  -- Null: not of one store.
  store_id integer,
  order_key text,
  opened_at timestamptz not null,
  -- Null: still open.
  closed_at timestamptz check (closed_at >= opened_at),
  topic text,
  channel text,
  -- 5 is best; null: not asked, or not answered.
  satisfaction smallint check (satisfaction between 1 and 5),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index ticket_by_time on shop.ticket (opened_at desc, id desc);
create index ticket_by_customer on shop.ticket (customer_id, opened_at);
create index ticket_by_order on shop.ticket (store_id, order_key) where order_key is not null;

create index session_by_customer on shop.session (customer_id, started_at) where customer_id is not null;
