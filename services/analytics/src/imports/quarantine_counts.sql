select reason, count(*) as n from ops.quarantine
where state = 'open' and (:'source'::text is null or source = :'source') and
    (:'import_id'::bigint is null or import_id = :'import_id'::bigint)
group by reason order by n desc, reason
