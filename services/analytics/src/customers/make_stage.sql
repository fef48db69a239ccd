create temporary table fresh_score (like mart.customer_score) on commit drop
