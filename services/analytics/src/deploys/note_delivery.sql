-- Notes a signed delivery; no row comes back when it was there already.
insert into ops.webhook_delivery (sender, digest, signed_at, received_at)
values (:'sender', decode(:'digest', 'hex'), :'signed_at'::timestamptz, :'at'::timestamptz)
on conflict (sender, digest) do nothing
returning sender
