create temporary table stage_line (
  ordinal bigint not null, file_line bigint not null, line_no integer, product_key text not null,
  quantity bigint not null, unit_price numeric, unit_cost numeric, line_discount numeric, line_total numeric
) on commit drop
