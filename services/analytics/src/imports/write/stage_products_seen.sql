create temporary table stage_product (product_key text not null, product_name text, category text, brand text, seen_at timestamptz not null) on commit drop
