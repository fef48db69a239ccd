create temporary table stage_order (
  ordinal bigint primary key, store_key text not null, order_key text not null, customer_key text, ordered_at timestamptz not null,
  currency text not null, channel text, device text, country text, region text, city text, shipping_address text,
  payment_method text, coupon text, campaign text, refunded_amount numeric, refunded_at timestamptz, total bigint
) on commit drop
