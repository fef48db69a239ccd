-- Remembers the earliest hour whose figures change, for those that judge hours.
insert into mart.changed_from as c (hour)
select min(bucket) from delta_cell
where rollup = 'hour_store' and (orders, units, gross, refunds, adjustments, sessions, converting_sessions) <> (0, 0, 0, 0, 0, 0, 0)
having min(bucket) is not null
on conflict (only_row) do update set hour = least(c.hour, excluded.hour), version = c.version + 1
