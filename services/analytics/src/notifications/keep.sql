-- Keeps a notification; the same one sent again changes nothing, its end is noted. Answers a row where it changed something.
insert into ops.notification as n (source, fingerprint, rule, state, labels, annotations, url, started_at, ended_at, received_at,
  subject_kind, subject)
values (:'source', :'fingerprint', :'rule', :'state', :'labels'::jsonb, :'annotations'::jsonb, :'url', :'started_at'::timestamptz,
  :'ended_at'::timestamptz, :'at'::timestamptz, :'subject_kind', :'subject')
on conflict (source, fingerprint, started_at) do update set state = excluded.state, ended_at = excluded.ended_at,
  annotations = excluded.annotations, received_at = excluded.received_at
where (n.state, n.ended_at, n.annotations) is distinct from (excluded.state, excluded.ended_at, excluded.annotations)
  and n.state <> 'resolved'
returning id
