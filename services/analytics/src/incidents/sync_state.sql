-- What incidents are made of, as one text: when it is as it was, there is nothing to do.
select concat_ws(' ', (select count(*) || '/' || max(updated_at) from ops.anomaly),
    (select count(*) || '/' || max(updated_at) from ops.signal where updated_at > now() - interval '90 days'),
    (select count(*) || '/' || max(marked_at) from ops.attack_order)) as now,
  (select value #>> '{}' from ops.setting where name = 'incidents.synced') as before
