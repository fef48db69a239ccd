-- Makes the groups that are not there yet, in one order for every writer. Answers the numbers of all of them.
with wanted as (
  select distinct on (rule, place_kind, place) *
  from jsonb_to_recordset(:'rows'::jsonb) as r(rule text, place_kind text, place text, source text, hostname text,
    container_id text, image text, namespace text, pod text, priority smallint, tags text[], at_ns bigint, output text)
  order by rule, place_kind, place, at_ns desc
), made as (
  insert into ops.falco_group (rule, place_kind, place, source, hostname, container_id, image, namespace, pod, priority, tags,
    first_seen, last_seen, sample)
  select rule, place_kind, place, source, hostname, container_id, image, namespace, pod, priority, coalesce(tags, '{}'),
    timestamptz 'epoch' + at_ns / 1000 * interval '1 microsecond', timestamptz 'epoch' + at_ns / 1000 * interval '1 microsecond', output
  from wanted order by rule, place_kind, place
  on conflict (rule, place_kind, place) do nothing
  returning id, rule, place_kind, place
)
select id, rule, place_kind, place from made
union all
select g.id, g.rule, g.place_kind, g.place from ops.falco_group g join wanted w using (rule, place_kind, place)
