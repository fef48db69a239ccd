insert into mart.segment_size (currency, as_of, segment, version, customers, monetary)
select :'currency', :'as_of'::date, segment, :'version'::int, customers, monetary
from unnest(:'segments'::text[], :'customers'::bigint[], :'monetary'::bigint[]) s (segment, customers, monetary)
on conflict (currency, as_of, segment) do nothing
