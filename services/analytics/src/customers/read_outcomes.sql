-- Who ordered from a day on, within the days after it.
select distinct customer_id from mart.customer_sales
where currency = :'currency' and orders > 0 and day >= :'as_of'::date and day < :'as_of'::date + :'horizon'::int
