-- Which kinds of signals are written back to Grafana.
select value from ops.setting where name = 'annotations'
