-- System calls that Falco did not see in the range.
select hostname, at, dropped, case when seen > 0 then dropped::double precision / (seen + dropped) end as share, message
from ops.blind_spot
where at >= :'from'::timestamptz and at < :'to'::timestamptz
order by at desc
limit 100
