select to_char(as_of, 'YYYY-MM-DD') as as_of, segment, customers, monetary
from mart.segment_size
where currency = :'currency' and as_of > (select max(as_of) from mart.segment_size where currency = :'currency') - 400
order by as_of, segment
