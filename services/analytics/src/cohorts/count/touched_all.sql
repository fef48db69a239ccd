create temporary table touched_customer on commit drop as select distinct customer_id from mart.customer_sales
