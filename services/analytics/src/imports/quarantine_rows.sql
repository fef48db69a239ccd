select id, import_id, source, file, line, field, reason, message, row, state
from ops.quarantine
where state = 'open' and (:'source'::text is null or source = :'source') and
    (:'import_id'::bigint is null or import_id = :'import_id'::bigint)
  and (:'reason'::text is null or reason = :'reason') and id > :'after'::bigint
order by id
limit :'limit'::int
