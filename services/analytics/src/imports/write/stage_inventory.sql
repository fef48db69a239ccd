create temporary table stage_row (
  file_line bigint not null, product_id text not null, warehouse_id text not null, stock_quantity bigint not null, last_updated timestamptz not null
) on commit drop
