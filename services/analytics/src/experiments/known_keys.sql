-- Which of these keys are experiments that have started.
select key from shop.experiment where key = any(:'keys'::text[]) and started_at is not null
