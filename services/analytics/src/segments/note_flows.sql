-- From where to where customers went since they were placed last. A second run on a day with the same segments tells nothing
-- new; one with others tells of the change of segments, beside the moves of the night.
insert into mart.segment_flow (currency, as_of, from_version, from_segment, to_version, to_segment, customers)
select f.currency, f.as_of, coalesce(max(m.version), 0), m.segment, f.version, f.segment, count(*)
from fresh_member f
left join mart.segment_member m on m.currency = f.currency and m.customer_id = f.customer_id
where f.currency = :'currency'
  and not exists (select from mart.segment_member l where l.currency = f.currency and l.as_of = f.as_of and l.version = f.version)
group by f.currency, f.as_of, m.segment, f.version, f.segment
on conflict (currency, as_of, from_version, from_segment, to_version, to_segment) do update set customers = excluded.customers
