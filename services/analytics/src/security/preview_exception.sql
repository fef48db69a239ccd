-- Which of the kept alerts of a rule an exception would have hidden.
with kept as (
  select a.at_ns, a.at, g.place, replace(a.raw, '\u0000', '\ufffd')::jsonb as alert
  from ops.falco_alert a join ops.falco_group g on g.id = a.group_id
  where g.rule = :'rule'
  order by a.at_ns desc limit :'most'::int
), judged as (
  select k.*, not exists (
    select from jsonb_each_text(:'values'::jsonb) v where k.alert -> 'output_fields' ->> v.key is distinct from v.value
  ) as hidden
  from kept k
)
select place, count(*) as of, count(*) filter (where hidden) as hides,
  (array_agg(jsonb_build_object('at', at, 'output', alert ->> 'output') order by at_ns desc) filter (where hidden))[1:3] as samples
from judged group by place order by hides desc, place
