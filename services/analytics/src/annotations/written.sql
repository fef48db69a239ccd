-- Annotations that were written and may still change or go.
select group_key, grafana_id, digest from ops.annotation where started_at >= :'from'::timestamptz
