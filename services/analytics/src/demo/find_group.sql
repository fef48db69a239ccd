-- The alert group of a rule in a container.
select id from ops.falco_group where rule = :'rule' and place = :'place'
