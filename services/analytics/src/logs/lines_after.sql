-- Lines that came after a known one, oldest first. By number and not by time: a late line is news too.
select id, (extract(epoch from at) * 1000000)::bigint as us, nanos, service, env, level, source, line, attributes
from ops.log_line
where id > :'edge_id'::bigint and at >= :'from'::timestamptz and at < :'to'::timestamptz
  and (:'services'::text[] is null or service = any(:'services'::text[]))
  and (:'levels'::text[] is null or level = any(:'levels'::text[]))
  and (:'envs'::text[] is null or env = any(:'envs'::text[]))
  and (:'sources'::text[] is null or source = any(:'sources'::text[]))
  and (:'search'::text is null or strpos(lower(line), lower(:'search'::text)) > 0)
order by at, nanos, id
limit :'limit'::int
