-- Orders and verdicts were looked at up to this.
insert into ops.setting (name, value) values ('attacks.looked', :'state'::jsonb)
on conflict (name) do update set value = excluded.value
