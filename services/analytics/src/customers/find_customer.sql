select s.*, to_char(s.as_of, 'YYYY-MM-DD') as as_of, to_char(s.first_day, 'YYYY-MM-DD') as first_day, to_char(s.last_day, 'YYYY-MM-DD') as last_day,
  c.key as customer, case when :'personal'::boolean then c.name end as name, case when :'personal'::boolean then c.email end as email,
  c.country, c.loyalty_tier, to_char(c.registered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as registered_at,
  coalesce((select jsonb_agg(jsonb_build_object('seen_on', seen_on, 'from', from_segment, 'to', to_segment) order by seen_on desc)
    from mart.segment_move m where m.currency = s.currency and m.customer_id = s.customer_id), '[]') as moves
from shop.customer c join mart.customer_score s on s.customer_id = c.id
where c.key = :'customer' and (:'currency'::text is null or s.currency = :'currency')
order by s.monetary desc
limit 1
