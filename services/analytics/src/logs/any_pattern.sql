-- Whether any template is known yet: without a memory everything would look new.
select exists (select from ops.log_pattern) as any
