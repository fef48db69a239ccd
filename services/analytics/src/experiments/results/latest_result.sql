-- The newest result of an experiment.
select result from mart.experiment_result where experiment_id = :'id'::int order by at desc limit 1
