select count(*) as pending from ops.dirty
