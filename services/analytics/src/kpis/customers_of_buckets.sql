select to_char(bucket, 'YYYY-MM-DD') as bucket, customers as active, new_customers as fresh
from mart.active_customers
where grain = :'interval' and bucket >= :'from'::date and bucket < :'to'::date
