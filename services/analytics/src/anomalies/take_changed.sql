-- What changed up to this version was looked at; a later change has another one.
delete from mart.changed_from where version = :'version'::bigint
