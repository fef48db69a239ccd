select to_char(as_of, 'YYYY-MM-DD') as as_of, from_version, from_segment, to_version, to_segment, customers
from mart.segment_flow
where currency = :'currency' and as_of >= (select max(as_of) from mart.segment_flow where currency = :'currency') - 31
  and (from_segment is distinct from to_segment or from_version <> to_version)
order by as_of desc, customers desc
