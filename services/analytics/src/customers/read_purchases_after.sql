-- On how many days each customer ordered from a day on, within the days after it.
select customer_id, count(*) as days from mart.customer_sales
where currency = :'currency' and orders > 0 and day >= :'as_of'::date and day < :'as_of'::date + :'horizon'::int
group by customer_id
