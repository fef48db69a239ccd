-- Uploads that were not finished: asked for, or under way when the process that did them ended.
select id from ops.import where path is not null and state in ('queued', 'running') order by id
