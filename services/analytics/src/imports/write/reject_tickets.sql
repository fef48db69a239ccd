-- Takes out tickets that are well formed but contradict what the shop says: answered as faults with their file line.
delete from stage_row s
using (
  select x.file_line, st.id is null and x.store is not null as no_store
  from stage_row x left join shop.store st on st.key = x.store left join shop.ticket old on old.key = x.ticket_id
  where (st.id is null and x.store is not null) or coalesce(x.closed_at, old.closed_at) < x.opened_at
) w
where w.file_line = s.file_line
returning s.file_line, case when w.no_store then 'store' else 'opened_at' end as field,
  case when w.no_store then 'unknown_store' else 'closed_before_opened' end as reason,
  case when w.no_store then 'store ' || s.store || ' is not known; import its orders first, or leave the store empty'
    else 'opened_at is after the time at which the ticket was closed; give the new closed_at too' end as message
