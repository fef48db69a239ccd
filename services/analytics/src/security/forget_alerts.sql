-- Single alerts beyond their time; their counts stay in groups and hours.
with old as (
  delete from ops.falco_alert where identity in (
    select identity from ops.falco_alert where at < :'before'::timestamptz limit :'limit'::int)
  returning 1
)
select count(*) as n from old
