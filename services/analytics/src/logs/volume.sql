-- Lines by service, level and step; steps are multiples of their length since 1970.
select service, level, to_timestamp(floor(extract(epoch from at) / :'seconds'::bigint) * :'seconds'::bigint) as at, count(*) as lines
from ops.log_line
where at >= :'from'::timestamptz and at < :'to'::timestamptz
  and (:'services'::text[] is null or service = any(:'services'::text[]))
  and (:'levels'::text[] is null or level = any(:'levels'::text[]))
  and (:'envs'::text[] is null or env = any(:'envs'::text[]))
  and (:'sources'::text[] is null or source = any(:'sources'::text[]))
  and (:'search'::text is null or strpos(lower(line), lower(:'search'::text)) > 0)
group by 1, 2, 3
