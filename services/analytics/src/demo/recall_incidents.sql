-- The incidents of the demo shop, in the order they were made.
select value from ops.setting where name = 'demo_incidents'
