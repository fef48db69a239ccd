-- Monitors that somebody set otherwise than they come.
select id, settings from ops.monitor
