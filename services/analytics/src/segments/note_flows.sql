-- From where to where customers went since the last run; a second run on a day tells of nobody.
insert into mart.segment_flow (currency, as_of, from_version, from_segment, to_version, to_segment, customers)
select f.currency, f.as_of, coalesce(max(m.version), 0), m.segment, f.version, f.segment, count(*)
from fresh_member f
left join mart.segment_member m on m.currency = f.currency and m.customer_id = f.customer_id
where f.currency = :'currency'
group by f.currency, f.as_of, m.segment, f.version, f.segment
