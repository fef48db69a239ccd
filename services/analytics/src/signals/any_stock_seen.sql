-- Whether stock was counted since the last look.
select exists (select from ops.stock_seen) as any
