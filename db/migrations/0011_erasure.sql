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

-- A pattern for a text as a word of its own: C12 is not found in C123, nor a@b.example in a@b.example.org. Inside JSON a line feed before it is the letter n.
create function ops.as_pattern(mark text) returns text language sql immutable as $$
  select case when mark ~ '^\w' then '(?:(?<!\w)|(?<=\\[bfnrt]))' else '' end
    || regexp_replace(mark, '([\\.^$*+?(){}|\[\]-])', '\\\1', 'g')
    || case when mark ~ '\w$' then '(?!\w|\.\w)' else '' end
$$;

-- Where a text occurs, in any case. A weak mark, such as a number, counts only where it is the whole of a text or of a JSON
-- string.
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
      when it.udt_name in ('json', 'jsonb') then format('%I::text ~* %L', it.column_name, ops.as_pattern(ops.in_json(mark)))
      else format('%I::text ~* %L', it.column_name, ops.as_pattern(mark)) end;
    place := it.table_schema || '.' || it.table_name || '.' || it.column_name;
    execute format('select count(*) from %I.%I where %s', it.table_schema, it.table_name, test) into rows;
    if rows > 0 then return next; end if;
  end loop;
end $$;

-- Puts another text in its place, outside of the customers and of the derived figures. A weak mark may be anybody's text:
-- only where whole records are kept as JSON is it surely this customer's.
create function ops.redact_text(mark text, replacement text, weak boolean) returns table (place text, rows bigint) language plpgsql as $$
declare
  it record;
  pattern text;
  instead text;
begin
  for it in
    select c.table_schema, c.table_name, c.column_name, c.udt_name from ops.text_column c
    join ops.find_text(mark, weak) f on f.place = c.table_schema || '.' || c.table_name || '.' || c.column_name
    where c.table_schema <> 'mart' and (c.table_schema, c.table_name) <> ('shop', 'customer') and c.udt_name <> '_text'
      and (not weak or c.udt_name in ('json', 'jsonb'))
  loop
    place := it.table_schema || '.' || it.table_name || '.' || it.column_name;
    pattern := case when weak then ops.as_pattern(to_json(mark)::text)
      when it.udt_name in ('json', 'jsonb') then ops.as_pattern(ops.in_json(mark)) else ops.as_pattern(mark) end;
    instead := case when weak then to_json(replacement)::text
      when it.udt_name in ('json', 'jsonb') then ops.in_json(replacement) else replacement end;
    execute format('update %1$I.%2$I set %3$I = regexp_replace(%3$I::text, %4$L, %5$L, ''gi'')::%6$s where %3$I::text ~* %4$L',
      it.table_schema, it.table_name, it.column_name, pattern, replace(instead, '\', '\\'), it.udt_name);
    get diagnostics rows = row_count;
    if rows > 0 then return next; end if;
  end loop;
end $$;
