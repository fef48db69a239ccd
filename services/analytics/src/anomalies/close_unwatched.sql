-- What is not watched any more does not go on; it is not known when it ended.
update ops.anomaly set ended_at = greatest(started_at + interval '1 hour', :'at'::timestamptz), updated_at = :'at'::timestamptz
where ended_at is null and monitor <> all (:'monitors'::text[])
