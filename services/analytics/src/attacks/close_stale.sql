-- An attack that goes on and is not found any more (its orders were deleted, say) ended when it was last heard of.
update ops.signal set ended_at = greatest(started_at, least(updated_at, :'at'::timestamptz)), updated_at = :'at'::timestamptz
where kind = 'attack' and ended_at is null and key <> all (:'found'::text[])
