create temporary table stage_reject (line bigint not null, field text, reason text not null, message text not null, row json not null) on commit drop
