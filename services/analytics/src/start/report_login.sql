-- The text of the statement that lets vigie_report log in, with its password quoted.
select format(
  'alter role vigie_report with login nosuperuser nocreatedb nocreaterole connection limit 20 password %L',
  :'password'::text
) as text
