create temporary table stage_row (
  file_line bigint not null, experiment text not null, unit text not null, arm text not null, exposed_at timestamptz not null
) on commit drop
