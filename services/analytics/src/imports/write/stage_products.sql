create temporary table stage_row (
  file_line bigint not null, product_id text not null, name text not null, category text, brand text, price numeric, cost numeric
) on commit drop
