import { rm, writeFile } from "node:fs/promises";
import type { Sql, Tx } from "@vigie/db";
import { run } from "../platform/sql/index.ts";
import { type Duck, quoteName, quoteText } from "./read/duck.ts";
import type { RawFault } from "./read/faults.ts";
import type { Check } from "./sourceChecks.ts";
import { statements } from "./statements.ts";
import { copyInto } from "./write/copy.ts";

export interface Reject {
  line: number;
  field: string | null;
  reason: string;
  message: string;
}

/** The reserved column by which a corrected row finds its place in its order again. */
export const placeColumn = "vigie_line_no";

/** Makes `rejects` in DuckDB: one row for each row of the file that is not imported, with the row as it was. */
export async function collectRejects(
  duck: Duck,
  header: readonly string[],
  checks: Check[],
  withPlace: boolean,
): Promise<void> {
  const raw = `json_object(${header.flatMap((name) => [quoteText(name), `r.${quoteName(name)}`]).join(", ")})`;
  const place = withPlace ? `json_merge_patch(${raw}, json_object('${placeColumn}', p.place::varchar))` : raw;
  const fromPlace = withPlace ? `left join places p on p._line = r._line` : "";
  const values = checks.map(
    (check, index) =>
      `(${index}, ${[check.field, check.reason, `${check.field} ${check.message}`].map(quoteText).join(", ")})`,
  );
  await duck.run(`create table reasons (fault int, field varchar, reason varchar, message varchar)`);
  await duck.run(`insert into reasons values ${values.join(", ")}`);
  await duck.run(`create table rejects as
    select r._line as line, f.field, f.reason, f.message, ${place} as row
    from checked c join reasons f using (fault) join raw r on r._line = c._line ${fromPlace}
    union all
    select r._line, null, 'conflicting_duplicate', 'repeats line ' || k.first_line || ' with other values', ${raw}
    from repeats k join raw r on r._line = k._line where not k.same`);
}

/** Adds what could not even be read as a row. */
export async function addRawFaults(duck: Duck, faults: readonly RawFault[], scratch: string): Promise<void> {
  if (faults.length === 0) return;
  const file = `${scratch}/faults.jsonl`;
  const lines = faults.map(({ line, reason, message, text }) => JSON.stringify({ line, reason, message, text }));
  await writeFile(file, lines.join("\n"));
  await duck.run(`insert into rejects select line, null, reason, message, json_object('text', "text")
    from read_json(${quoteText(file)}, format = 'newline_delimited', columns = {'line': 'BIGINT', 'reason': 'VARCHAR', 'message': 'VARCHAR', 'text': 'VARCHAR'})`);
  await rm(file);
}

/** Adds rows that only the shop's own state showed to be wrong. */
export async function addLateRejects(duck: Duck, header: readonly string[], late: readonly Reject[]): Promise<void> {
  const raw = `json_object(${header.flatMap((name) => [quoteText(name), quoteName(name)]).join(", ")})`;
  for (let from = 0; from < late.length; from += 1_000) {
    const values = late
      .slice(from, from + 1_000)
      .map((it) => `(${it.line}, ${[it.field ?? "", it.reason, it.message].map(quoteText).join(", ")})`);
    await duck.run(`insert into rejects select v.line, v.field, v.reason, v.message, ${raw}
      from (values ${values.join(", ")}) v(line, field, reason, message) join raw on raw._line = v.line`);
  }
}

export async function countRejects(duck: Duck): Promise<Record<string, number>> {
  const rows = await duck.rows<{ reason: string; n: string }>(
    "select reason, count(*)::varchar as n from rejects group by reason order by reason",
  );
  return Object.fromEntries(rows.map((row) => [row.reason, Number(row.n)]));
}

/** Puts the rejected rows into quarantine; one that is there already stays as it is. */
export async function keepRejects(
  sql: Sql,
  duck: Duck,
  it: { importId: number; source: string; file: string; scratch: string },
): Promise<void> {
  await sql.begin(async (tx: Tx) => {
    await run(tx, statements.stageRejects);
    await copyInto(
      tx,
      duck,
      "stage_reject",
      "select line, nullif(field, ''), reason, message, row from rejects order by line",
      it.scratch,
    );
    await run(tx, statements.keepRejects, { import_id: it.importId, source: it.source, file: it.file });
  });
}
