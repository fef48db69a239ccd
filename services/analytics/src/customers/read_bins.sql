-- How many customers lie between the edges: the bin 0 is below the first, the last one from the last edge on.
select width_bucket(predicted_value, :'values'::float8[]) as value_bin, width_bucket(churn, :'churn'::float8[]) as churn_bin, count(*) as customers
from mart.customer_score where currency = :'currency' group by 1, 2
