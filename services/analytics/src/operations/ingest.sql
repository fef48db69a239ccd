-- What came in, by source and step.
select source, floor(extract(epoch from minute - :'first'::timestamptz) / :'seconds'::bigint)::int as step,
  sum(accepted)::bigint as accepted, sum(rejected)::bigint as rejected, sum(duplicates)::bigint as duplicates
from ops.ingest_minute
where minute >= :'from'::timestamptz and minute < :'to'::timestamptz
group by 1, 2
order by 1, 2
