-- The rollup that is as fine as the sums themselves.
insert into delta_cell select :'rollup', * from base_sum order by bucket, currency, store_id, value
