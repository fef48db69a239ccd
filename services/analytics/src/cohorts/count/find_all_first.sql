insert into mart.first_order select * from mart.first_order_now
