create temporary table stage_row (
  file_line bigint not null, customer_id text not null, name text, email text, city text, region text, country text,
  registration_date timestamptz, loyalty_tier text
) on commit drop
