select version, to_char(as_of, 'YYYY-MM-DD') as as_of, to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as made_at, customers, elapsed_ms
from mart.customer_model where currency = :'currency' order by version desc limit 100
