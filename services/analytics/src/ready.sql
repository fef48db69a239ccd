select (select count(*) from (select from ops.dirty limit 1000000) d) as pending, (select refreshed_at from mart.refresh) as refreshed_at
