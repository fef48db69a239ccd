-- A sum that stays a bigint: that of PostgreSQL goes through numeric and takes twice as long.
create or replace aggregate pg_temp.total(bigint) (sfunc = int8pl, stype = int8, combinefunc = int8pl, initcond = '0', parallel = safe)
