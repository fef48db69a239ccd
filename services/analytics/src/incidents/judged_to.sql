-- Up to when every watched series is judged.
select min(judged_to) as judged_to from ops.series
