with merged as (
  insert into shop.customer as c (key, name, email, city, region, country, registered_at, loyalty_tier)
  select s.customer_id, coalesce(s.name, old.name), coalesce(s.email, old.email), coalesce(s.city, old.city), coalesce(s.region, old.region),
    coalesce(s.country, old.country), coalesce(s.registration_date, old.registered_at), coalesce(s.loyalty_tier, old.loyalty_tier)
  from stage_row s left join shop.customer old on old.key = s.customer_id
  where old.id is null
    or (coalesce(s.name, old.name), coalesce(s.email, old.email), coalesce(s.city, old.city), coalesce(s.region, old.region),
      coalesce(s.country, old.country), coalesce(s.registration_date, old.registered_at), coalesce(s.loyalty_tier, old.loyalty_tier))
    is distinct from (old.name, old.email, old.city, old.region, old.country, old.registered_at, old.loyalty_tier)
  on conflict (key) do update set name = excluded.name, email = excluded.email, city = excluded.city, region = excluded.region,
    country = excluded.country, registered_at = excluded.registered_at, loyalty_tier = excluded.loyalty_tier, updated_at = now()
  returning 1
)
select (select count(*) from merged) as written, (select count(*) from stage_row) as rows
