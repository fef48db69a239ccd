-- Drops the states of series that are not watched any more.
delete from ops.series where monitor <> all (:'monitors'::text[])
