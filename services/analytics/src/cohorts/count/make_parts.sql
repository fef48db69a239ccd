create temporary table cohort_part (
  sign integer, customer_id bigint, keys integer[], grain "char", currency text, cohort integer, period integer, active integer, returned integer,
  orders bigint, gross bigint, refunds bigint, cost bigint, costed_revenue bigint
) on commit drop
