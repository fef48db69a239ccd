select r, f, count(*) as customers, sum(monetary)::bigint as monetary, sum(predicted_value) as predicted, count(predicted_value) as told,
  avg(churn) as churn, count(churn) as judged
from mart.customer_score where currency = :'currency' group by r, f order by r, f
