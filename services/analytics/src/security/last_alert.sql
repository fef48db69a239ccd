-- When the newest alert happened; null when none ever came.
select max(last_seen) as at from ops.falco_group
