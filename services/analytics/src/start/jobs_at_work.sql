-- Whether a jobs process is connected to this database.
select exists (
  select from pg_stat_activity where datname = current_database() and application_name = 'vigie-jobs'
) as at_work
