import { VigieError } from "../platform/errors/index.ts";
import { type Field, fieldsOf } from "./fields.ts";
import type { Mapping, Rule } from "./mapping.ts";
import { quoteName, quoteText } from "./read/duck.ts";
import { type Check, sourceChecks } from "./sourceChecks.ts";

/** The columns of the file that a field reads, in the order they are tried. */
export function presentColumns(mapping: Mapping, field: string, header: readonly string[]): string[] {
  const named = mapping.columns[field];
  const list = named === undefined ? [] : Array.isArray(named) ? named : [named];
  const byName = new Map(header.map((name) => [name.toLowerCase(), name]));
  return list.flatMap((name) => byName.get(name.toLowerCase()) ?? []);
}

/** Required fields whose column the file lacks: an error for the whole file, since no row could be right. */
export function requireColumns(mapping: Mapping, header: readonly string[]): void {
  const faults = Object.entries(fieldsOf(mapping.source)).flatMap(([name, field]) => {
    if (!field.required || name in mapping.constants || presentColumns(mapping, name, header).length > 0) return [];
    const wanted = mapping.columns[name];
    const message = `the file has no column ${Array.isArray(wanted) ? wanted.join(" or ") : wanted}`;
    return [{ field: name, message, mend: `Its columns are: ${header.join(", ")}. Name the right one in a mapping.` }];
  });
  if (faults.length > 0)
    throw new VigieError(
      "invalid_input",
      `Missing columns: ${faults.map((fault) => `${fault.field} (${fault.message})`).join("; ")}.`,
      faults,
    );
}

function textOf(mapping: Mapping, field: string, header: readonly string[]): string {
  const columns = presentColumns(mapping, field, header).map((name) => `nullif(trim(${quoteName(name)}), '')`);
  const constant = mapping.constants[field];
  const parts = [...columns, ...(constant === undefined ? [] : [quoteText(constant)])];
  return parts.length > 1 ? `coalesce(${parts.join(", ")})` : (parts[0] ?? "cast(null as varchar)");
}

function decimalOf(text: string, mapping: Mapping): string {
  const plain = mapping.decimal_separator === "," ? `replace(replace(${text}, '.', ''), ',', '.')` : text;
  return `try_cast(${plain} as decimal(20, 6))`;
}

const offset = "'([zZ]|[+-][0-9]{2}:?[0-9]{2})$'";

/** An instant in UTC: with its own offset where it has one, else local time of the mapping's time zone. */
function instantOf(text: string, mapping: Mapping): string {
  const formats = Array.isArray(mapping.date_format) ? mapping.date_format : [mapping.date_format];
  const zone = quoteText(mapping.time_zone);
  const local = (value: string) => `timezone(${zone}, ${value})`;
  const tries = formats.map((format) => {
    if (format.includes("%z")) return `try_strptime(${text}, ${quoteText(format)})::timestamptz`;
    if (format !== "iso") return local(`try_strptime(${text}, ${quoteText(format)})::timestamp`);
    const plain = local(`try_cast(${text} as timestamp)`);
    // Most times have no offset; the pattern is only tried on texts that are long or odd enough to have one.
    return `case when length(${text}) <= 19 and not ends_with(${text}, 'Z') and not contains(${text}, '+') then ${plain}
      when regexp_matches(${text}, ${offset}) and contains(${text}, ':') then try_cast(${text} as timestamptz) else ${plain} end`;
  });
  return tries.length > 1 ? `coalesce(${tries.join(", ")})` : (tries[0] ?? "null");
}

function typedOf(field: Field, text: string, mapping: Mapping): string {
  switch (field.type) {
    case "text":
      return text;
    case "integer":
      // A cast alone would round 1.5 to 2.
      return `case when try_cast(${text} as bigint) = try_cast(${text} as decimal(38, 6)) then try_cast(${text} as bigint) end`;
    case "decimal":
      return decimalOf(text, mapping);
    case "instant":
      return instantOf(text, mapping);
    default:
      return field.type satisfies never;
  }
}

function conditionSql({ when }: Rule): string {
  const name = quoteName(when.field);
  if (when.starts_with !== undefined) return `starts_with(${name}, ${quoteText(when.starts_with)})`;
  if (when.equals !== undefined) return `${name}::varchar = ${quoteText(when.equals)}`;
  if (when.one_of !== undefined) return `${name}::varchar in (${when.one_of.map(quoteText).join(", ")})`;
  if (when.below !== undefined) return `${name} < ${when.below}`;
  if (when.above !== undefined) return `${name} > ${when.above}`;
  return `${name} is ${when.empty === false ? "not null" : "null"}`;
}

function kindSql(mapping: Mapping): string {
  if (mapping.rules.length === 0) return "'sale'";
  const cases = mapping.rules.map((rule) => `when ${conditionSql(rule)} then ${quoteText(rule.as)}`);
  return `case ${cases.join(" ")} else 'sale' end`;
}

function fieldChecks(name: string, field: Field, now: string): Check[] {
  const text = quoteName(`${name}$text`);
  const value = quoteName(name);
  const check = (test: string, reason: string, message: string): Check => ({ test, field: name, reason, message });
  const checks: Check[] = [];
  if (field.required) checks.push(check(`${text} is null`, "missing_value", "is empty"));
  checks.push(check(`contains(${text}, chr(0))`, "nul_byte", "holds a NUL character"));
  if (field.type === "text" && field.maxLength)
    checks.push(
      check(`length(${text}) > ${field.maxLength}`, "too_long", `is longer than ${field.maxLength} characters`),
    );
  const unreadable = `${text} is not null and ${value} is null`;
  if (field.type === "integer") checks.push(check(unreadable, "not_a_whole_number", "is not a whole number"));
  if (field.type === "decimal") checks.push(check(unreadable, "not_a_number", "is not a number"));
  if (field.type === "instant") {
    checks.push(check(unreadable, "bad_date", "is not a date in the expected format"));
    checks.push(
      check(
        `${value} < timestamptz '1990-01-01 00:00:00+00' or ${value} > timestamptz ${quoteText(now)} + interval 2 day`,
        "impossible_date",
        "is before 1990 or in the future",
      ),
    );
  }
  if (field.sign === "not_negative") checks.push(check(`${value} < 0`, "negative_value", "must not be negative"));
  if (field.sign === "positive") checks.push(check(`${value} < 1`, "not_positive", "must be above zero"));
  return checks;
}

const storeOf = (mapping: Mapping) =>
  mapping.source === "orders" ? `coalesce("store", ${quoteText(mapping.store)})` : "''";

/**
 * SQL that reads `raw` and makes `checked`: each field as its type, the kind of the row, and the number of its first
 * fault in the list of checks, if any. Rows that a rule skips are left out.
 */
export function checkedSql(mapping: Mapping, header: readonly string[], now: Date): { sql: string; checks: Check[] } {
  const fields = Object.entries(fieldsOf(mapping.source));
  const isGiven = (name: string) => name in mapping.constants || presentColumns(mapping, name, header).length > 0;
  const checks = [
    ...fields.flatMap(([name, field]) =>
      isGiven(name) || field.required ? fieldChecks(name, field, now.toISOString()) : [],
    ),
    ...sourceChecks[mapping.source],
  ];
  const texts = fields.map(([name]) => `${textOf(mapping, name, header)} as ${quoteName(`${name}$text`)}`);
  const filled = fields.map(([name, field]) => {
    const text = quoteName(`${name}$text`);
    if (!mapping.fill_from_order || !field.ofOrder) return text;
    return `first_value(${text} ignore nulls) over (partition by "order_id$text" order by _line rows between unbounded preceding and unbounded following) as ${text}`;
  });
  const typed = fields.map(
    ([name, field]) => `${typedOf(field, quoteName(`${name}$text`), mapping)} as ${quoteName(name)}`,
  );
  const cases = checks.map((check, index) => `when ${check.test} then ${index}`);
  const sql = `create table checked as
    with texts as (select _line, ${texts.join(", ")} from raw),
    filled as (select _line, ${filled.join(", ")} from texts),
    typed as (select *, ${typed.join(", ")} from filled),
    kinds as (select *, ${kindSql(mapping)} as kind, ${storeOf(mapping)} as store_key from typed)
    select * exclude (${fields.map(([name]) => quoteName(`${name}$text`)).join(", ")}), case ${cases.join("\n ")} end as fault
    from kinds where kind <> 'skip'`;
  return { sql, checks };
}
