create temporary table stage_row (
  file_line bigint not null, ticket_id text not null, customer_id text not null, store text, order_id text, opened_at timestamptz not null,
  closed_at timestamptz, topic text, channel text, satisfaction smallint
) on commit drop
