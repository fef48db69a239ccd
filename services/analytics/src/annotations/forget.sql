-- An annotation that Grafana no longer has.
delete from ops.annotation where group_key = :'group_key'
