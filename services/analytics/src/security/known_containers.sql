-- Names of containers that were known by then, for alerts that came before their container's name did.
select distinct on (container_id) container_id, place, image, namespace, pod
from ops.falco_group
where container_id = any(:'ids'::text[]) and place is distinct from container_id
order by container_id, last_seen desc
