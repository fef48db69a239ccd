select exists (select from mart.customer_sales) as any
