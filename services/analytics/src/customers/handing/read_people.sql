-- Customers of a segment with their scores, some after another, by number.
select s.customer_id, c.key as customer, case when :'personal'::boolean then c.name end as name,
  case when :'personal'::boolean then c.email end as email, c.country, c.loyalty_tier, s.segment, s.r, s.f, s.m,
  to_char(s.first_day, 'YYYY-MM-DD') as first_day, to_char(s.last_day, 'YYYY-MM-DD') as last_day, s.recency_days, s.orders, s.monetary,
  s.margin, s.predicted_value, s.predicted_low, s.predicted_high, s.churn, g.segment + 1 as kind_of_buyer
from mart.customer_score s
join shop.customer c on c.id = s.customer_id
left join mart.segment_member g on g.currency = s.currency and g.customer_id = s.customer_id
where s.currency = :'currency' and s.customer_id > :'after'::bigint
  and (:'segment'::text is null or s.segment = :'segment')
  and (:'kind'::int is null or g.segment = :'kind'::int - 1)
order by s.customer_id
limit :'limit'::int
