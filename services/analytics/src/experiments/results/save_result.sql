-- Keeps a result; made again at the same time it is the later one.
insert into mart.experiment_result (experiment_id, at, result)
values (:'id'::int, :'at'::timestamptz, :'result'::jsonb)
on conflict (experiment_id, at) do update set result = excluded.result
