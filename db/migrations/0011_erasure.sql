-- Removing a person: what is known of erasures is that they were, and what they changed, never whom.
create table ops.erasure (
  id bigint generated always as identity primary key,
  erased_at timestamptz not null,
  erased_by text not null,
  -- The name the customer's orders go by now.
  placeholder text not null,
  changed jsonb not null,
  clean boolean not null
);

-- Every column that can hold text of others, save the derived figures, which follow from the facts.
create view ops.text_column as
select c.table_schema, c.table_name, c.column_name, c.udt_name
from information_schema.columns c
join pg_class t on t.relname = c.table_name
join pg_namespace n on n.oid = t.relnamespace and n.nspname = c.table_schema
where c.table_schema in ('shop', 'ops', 'mart', 'pgboss') and t.relkind in ('r', 'p') and not t.relispartition
  and c.udt_name in ('text', 'varchar', 'json', 'jsonb', '_text') and c.is_generated = 'NEVER';

-- How a text stands inside JSON, without the quotes around it.
create function ops.in_json(mark text) returns text language sql immutable as $$
  select substr(to_json(mark)::text, 2, length(to_json(mark)::text) - 2)
$$;

-- Where a text occurs, in any case. A weak mark, such as a
-- number, counts only where it is the whole of a text or of a JSON string.
create function ops.find_text(mark text, weak boolean) returns table (place text, rows bigint) language plpgsql as $$
declare
  it record;
  test text;
begin
  for it in select * from ops.text_column order by 1, 2, 3 loop
    test := case
      when weak and it.udt_name in ('json', 'jsonb') then format('position(%L in %I::text) > 0', to_json(mark)::text, it.column_name)
      when weak and it.udt_name = '_text' then format('%L = any (%I)', mark, it.column_name)
      when weak then format('%I = %L', it.column_name, mark)
      when it.udt_name in ('json', 'jsonb') then format('position(lower(%L) in lower(%I::text)) > 0', ops.in_json(mark), it.column_name)
      else format('position(lower(%L) in lower(%I::text)) > 0', mark, it.column_name) end;
    place := it.table_schema || '.' || it.table_name || '.' || it.column_name;
    execute format('select count(*) from %I.%I where %s', it.table_schema, it.table_name, test) into rows;
    if rows > 0 then return next; end if;
  end loop;
end $$;

-- Puts another text in its place, outside of the customers and of the derived figures.
create function ops.redact_text(mark text, replacement text, weak boolean) returns table (place text, rows bigint) language plpgsql as $$
declare
  it record;
  quoted text := regexp_replace(mark, '([\\.^$*+?(){}|\[\]-])', '\\\1', 'g');
  quoted_json text := regexp_replace(ops.in_json(mark), '([\\.^$*+?(){}|\[\]-])', '\\\1', 'g');
begin
  for it in
    select c.table_schema, c.table_name, c.column_name, c.udt_name from ops.text_column c
    join ops.find_text(mark, weak) f on f.place = c.table_schema || '.' || c.table_name || '.' || c.column_name
    where c.table_schema <> 'mart' and (c.table_schema, c.table_name) <> ('shop', 'customer') and c.udt_name <> '_text'
      -- A weak mark may be anybody's text; only where whole records are kept as JSON is it surely this customer's.
      and (not weak or c.udt_name in ('json', 'jsonb'))
  loop
    place := it.table_schema || '.' || it.table_name || '.' || it.column_name;
    if it.udt_name in ('json', 'jsonb') then
      execute format('update %1$I.%2$I set %3$I = regexp_replace(%3$I::text, %4$L, %5$L, ''gi'')::%6$s where %3$I::text ~* %4$L',
        it.table_schema, it.table_name, it.column_name, case when weak then '"' || quoted_json || '"' else quoted_json end,
        replace(case when weak then to_json(replacement)::text else ops.in_json(replacement) end, '\', '\\'), it.udt_name);
    else
      execute format('update %1$I.%2$I set %3$I = regexp_replace(%3$I, %4$L, %5$L, ''gi'') where %3$I ~* %4$L',
        it.table_schema, it.table_name, it.column_name, quoted, replace(replacement, '\', '\\'));
    end if;
    get diagnostics rows = row_count;
    if rows > 0 then return next; end if;
  end loop;
end $$;
