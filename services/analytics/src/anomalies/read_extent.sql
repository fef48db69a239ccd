-- Which hours have figures, how many facts the rollups have not counted yet, and the earliest hour that changed.
select
  (select extract(epoch from min(bucket)) / 3600 from mart.cell where rollup = 'hour_store')::bigint as first,
  (select extract(epoch from max(bucket)) / 3600 + 1 from mart.cell
   where rollup = 'hour_store' and bucket <= :'now'::timestamptz at time zone 'UTC')::bigint as end,
  (select count(*) from (select from ops.dirty limit 2000) waiting) as pending,
  (select extract(epoch from hour) / 3600 from mart.changed_from)::bigint as changed,
  (select version from mart.changed_from) as version
