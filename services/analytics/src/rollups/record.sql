insert into mart.refresh (refreshed_at, facts, elapsed_ms) values (:'at'::timestamptz, :'facts'::bigint, :'elapsed_ms'::float8)
on conflict (only_row) do update set refreshed_at = excluded.refreshed_at, facts = excluded.facts, elapsed_ms = excluded.elapsed_ms
