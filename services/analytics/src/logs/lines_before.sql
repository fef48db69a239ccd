-- The newest lines of a range, or those before a known one.
select id, (extract(epoch from at) * 1000000)::bigint as us, nanos, service, env, level, source, line, attributes
from ops.log_line
where at >= :'from'::timestamptz and at < :'to'::timestamptz
  and (:'services'::text[] is null or service = any(:'services'::text[]))
  and (:'levels'::text[] is null or level = any(:'levels'::text[]))
  and (:'envs'::text[] is null or env = any(:'envs'::text[]))
  and (:'sources'::text[] is null or source = any(:'sources'::text[]))
  and (:'search'::text is null or strpos(lower(line), lower(:'search'::text)) > 0)
  and (:'edge_us'::bigint is null or (at, nanos, id) <
    (timestamptz 'epoch' + :'edge_us'::bigint * interval '1 microsecond', :'edge_nanos'::smallint, :'edge_id'::bigint))
order by at desc, nanos desc, id desc
limit :'limit'::int
