-- Whether there is anything to look at: orders that came, verdicts that were given, or an attack that still goes on.
select concat_ws(' ', (select max(id) from shop.sales_order),
    (select count(*) || '/' || max(updated_at) from ops.triage where subject_kind = 'attack')) as now,
  (select value #>> '{}' from ops.setting where name = 'attacks.looked') as before,
  exists (select from ops.signal where kind = 'attack' and ended_at is null) as ongoing
