-- Lines that Loki has.
delete from ops.log_spool where id = any(:'ids'::bigint[])
