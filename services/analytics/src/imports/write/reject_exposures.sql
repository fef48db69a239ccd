-- Takes out exposures that are well formed but can be none of their experiment: answered as faults with their file line.
with judged as (
  select s.file_line, case
      when e.id is null then 'unknown_experiment'
      when e.started_at is null then 'not_started'
      when not a.arms @> array[s.arm] then 'unknown_arm'
      when s.exposed_at > :'now'::timestamptz + interval '5 minutes' then 'in_future'
      when s.exposed_at < e.started_at then 'before_start'
      when s.exposed_at >= e.stopped_at then 'after_end'
    end as reason, a.arms, e.started_at at time zone 'UTC' as began, e.stopped_at at time zone 'UTC' as ended
  from stage_row s left join shop.experiment e on e.key = s.experiment
  left join lateral (select array_agg(one ->> 'key') as arms from jsonb_array_elements(e.arms) as it (one)) a on true
)
delete from stage_row s using judged j
where j.file_line = s.file_line and j.reason is not null
returning s.file_line, j.reason, case
    when j.reason in ('unknown_experiment', 'not_started') then 'experiment'
    when j.reason = 'unknown_arm' then 'arm'
    else 'exposed_at'
  end as field, case j.reason
    when 'unknown_experiment' then 'experiment: there is no experiment ' || s.experiment || '; plan it first, or mend its key'
    when 'not_started' then 'experiment: ' || s.experiment || ' has not started; start it at the time of its first exposure'
    when 'unknown_arm' then 'arm: ' || s.arm || ' is none of ' || array_to_string(j.arms, ', ') || '; write one of them'
    when 'in_future' then 'exposed_at is in the future; mend the time or its offset'
    when 'before_start' then 'exposed_at is before the experiment''s start (' || to_char(j.began, 'YYYY-MM-DD HH24:MI:SS') || ' UTC); mend the time or its offset'
    else 'exposed_at is after the experiment''s end (' || to_char(j.ended, 'YYYY-MM-DD HH24:MI:SS') || ' UTC); mend the time or its offset'
  end as message
