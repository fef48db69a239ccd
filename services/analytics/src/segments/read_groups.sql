-- Segments with the sums of their features, in the order of the model's.
select m.segment, count(*) as customers,
  (select array_agg(total order by at) from (
    select u.at, sum(u.feature)::float8 as total from mart.segment_member n, unnest(n.features) with ordinality u (feature, at)
    where n.currency = :'currency' and n.segment = m.segment group by u.at) t) as totals,
  coalesce(sum(s.gross), 0)::bigint as gross, to_char(max(m.as_of), 'YYYY-MM-DD') as as_of
from mart.segment_member m
left join mart.customer_score s on s.currency = m.currency and s.customer_id = m.customer_id
where m.currency = :'currency'
group by m.segment order by m.segment
