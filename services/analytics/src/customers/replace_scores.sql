insert into mart.customer_score select * from fresh_score
