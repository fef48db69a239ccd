-- Until when the demo shop's services have written.
select value ->> 'until' as until from ops.setting where name = 'demo_lines'
