-- Deliveries older than any that would still be accepted need not be known any longer.
delete from ops.webhook_delivery where signed_at < :'before'::timestamptz
