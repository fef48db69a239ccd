-- Keeps what could not be read, with the reason. The same thing sent again is kept once.
insert into ops.quarantine (import_id, source, file, line, field, reason, message, row)
values (null, :'source', :'file', :'line'::bigint, :'field', :'reason', :'message', json_build_object('text', :'text'::text))
on conflict (source, file, line, reason, md5(row::text)) where state = 'open' do nothing
