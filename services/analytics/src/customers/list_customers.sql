-- One page of customers after the position of the cursor, by what is asked for, the most first.
with ranked as (
  select s.*, case :'sort' when 'value' then coalesce(s.predicted_value, '-infinity') when 'churn' then coalesce(s.churn, '-infinity')
      when 'monetary' then s.monetary::float8 else (s.last_day - date '1970-01-01')::float8 end as rank
  from mart.customer_score s
  where s.currency = :'currency'
    and (:'segment'::text is null or s.segment = :'segment')
    and (:'r'::int is null or s.r = :'r'::int)
    and (:'f'::int is null or s.f = :'f'::int)
    and (:'q'::text is null or s.customer_id in (
      select id from shop.customer where key like :'q' || '%'
      union
      select id from shop.customer where :'personal'::boolean and lower(name) like lower(:'q') || '%'
      union
      select id from shop.customer where :'personal'::boolean and lower(email) like lower(:'q') || '%'))
)
select s.customer_id, s.rank, c.key as customer, case when :'personal'::boolean then c.name end as name,
  case when :'personal'::boolean then c.email end as email, c.country, c.loyalty_tier, s.segment, s.r, s.f, s.m,
  to_char(s.first_day, 'YYYY-MM-DD') as first_day, to_char(s.last_day, 'YYYY-MM-DD') as last_day, s.orders, s.monetary,
  s.predicted_value, s.churn
from ranked s join shop.customer c on c.id = s.customer_id
where :'after_rank'::float8 is null or (s.rank, s.customer_id) < (:'after_rank'::float8, :'after_id'::bigint)
order by s.rank desc, s.customer_id desc
limit :'limit'::int
