delete from mart.customer_score where currency = :'currency'
