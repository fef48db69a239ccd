import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import { toCsv } from "../platform/http/csv.ts";
import { type Runner, run } from "../platform/sql/index.ts";
import { importFile, type Summary } from "./import.ts";
import { type Mapping, parseMapping } from "./mapping.ts";
import { parseLine } from "./read/csv.ts";
import type { QuarantineDoc, QuarantineRow } from "./schema.ts";
import { statements } from "./statements.ts";

export interface QuarantineQuery {
  importId?: number | undefined;
  reason?: string | undefined;
  source?: string | undefined;
  limit: number;
}

const everything = 1_000_000;
const idColumn = "quarantine_id";
const reasonColumn = "quarantine_reason";

/** The rows that wait for correction, oldest first, with the number of each reason. */
export async function listQuarantine(sql: Runner, query: QuarantineQuery): Promise<QuarantineDoc> {
  const importId = query.importId ?? null;
  const rows = await run<QuarantineRow>(sql, statements.quarantineRows, {
    import_id: importId,
    reason: query.reason ?? null,
    source: query.source ?? null,
    after: 0,
    limit: query.limit,
  });
  const counts = await run<{ reason: string; n: number }>(sql, statements.quarantineCounts, {
    import_id: importId,
    source: query.source ?? null,
  });
  const by_reason = Object.fromEntries(counts.map((row) => [row.reason, row.n]));
  return { rows, total: counts.reduce((sum, row) => sum + row.n, 0), by_reason };
}

const textOf = (value: unknown) => (value === null || value === undefined ? "" : String(value));

/** Open rows as CSV: their own columns, to be corrected, after the number and the reason of each. */
export async function exportQuarantine(sql: Runner, query: Omit<QuarantineQuery, "limit">): Promise<string> {
  const { rows } = await listQuarantine(sql, { ...query, limit: everything });
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.row)))];
  const lines = rows.map((row) => [
    row.id,
    `${row.field ?? "row"}: ${row.message}`,
    ...columns.map((name) => textOf(row.row[name])),
  ]);
  return toCsv([idColumn, reasonColumn, ...columns], lines, { formulas: "keep" });
}

export interface Corrected {
  id: number;
  row: Record<string, string>;
}

/** Reads back what was exported and corrected. */
function parseCorrected(text: string): Corrected[] {
  const records = splitCsv(text);
  const header = parseLine(records[0] ?? "", ",");
  const at = header.indexOf(idColumn);
  if (at === -1)
    throw invalid(
      "file",
      `has no column ${idColumn}`,
      "Correct the file that `vigie quarantine export` wrote, and keep that column.",
    );
  return records.slice(1).map((record) => {
    const fields = parseLine(record, ",");
    const row = Object.fromEntries(
      header
        .map((name, index) => [name, fields[index] ?? ""])
        .filter(([name]) => name !== idColumn && name !== reasonColumn),
    );
    return { id: Number(fields[at]), row: row as Record<string, string> };
  });
}

function splitCsv(text: string): string[] {
  const records: string[] = [];
  let record = "";
  for (const line of text.split(/\r?\n/)) {
    record = record ? `${record}\n${line}` : line;
    if ((record.split('"').length - 1) % 2 === 0) {
      if (record !== "") records.push(record);
      record = "";
    }
  }
  return records;
}

export interface Replay {
  sql: Sql;
  clock: Clock;
  scratch: string;
}

/** Imports one import's corrected rows by its own mapping; rows that are still wrong go to quarantine anew. */
async function replayImport(it: Replay, importId: number, rows: Corrected[]): Promise<Summary> {
  const [found] = await run<{ mapping: Mapping; file: string; preset: string | null }>(it.sql, statements.find, {
    id: importId,
  });
  if (!found) throw invalid("import_id", `there is no import ${importId}`);
  await mkdir(it.scratch, { recursive: true });
  const file = path.join(it.scratch, `replay-${process.pid}-${importId}.csv`);
  const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))];
  await writeFile(
    file,
    toCsv(
      columns,
      rows.map(({ row }) => columns.map((name) => row[name] ?? "")),
      { formulas: "keep" },
    ),
  );
  try {
    const mapping = { ...parseMapping(found.mapping), delimiter: ",", encoding: "utf-8" as const };
    await run(it.sql, statements.closeQuarantine, { ids: rows.map((row) => row.id) });
    return await importFile(it.sql, it.clock, {
      file,
      name: `${found.file} (corrected)`,
      mapping,
      preset: found.preset ?? undefined,
      scratch: it.scratch,
    });
  } finally {
    await rm(file, { force: true });
  }
}

/** Open rows to be replayed: as corrected in a file that was exported, or as they are (after a mend elsewhere). */
export async function readCorrected(sql: Runner, correctedFile?: string): Promise<Corrected[]> {
  if (correctedFile) return parseCorrected(await readFile(correctedFile, "utf8"));
  const { rows } = await listQuarantine(sql, { limit: everything });
  return rows.map(({ id, row }) => ({ id, row: textRow(row) }));
}

const textRow = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]));

/** Corrected rows that are still open, by where they came from; one that came by wire has no import. */
export async function openRows(
  sql: Runner,
  corrected: readonly Corrected[],
): Promise<(Corrected & Pick<QuarantineRow, "import_id" | "source" | "file">)[]> {
  const { rows } = await listQuarantine(sql, { limit: everything });
  const known = new Map(rows.map((row) => [row.id, row]));
  return corrected.flatMap((it) => {
    const found = known.get(it.id);
    return found
      ? [{ ...it, row: textRow(it.row), import_id: found.import_id, source: found.source, file: found.file }]
      : [];
  });
}

/** Closes rows that were replayed. */
export async function closeRows(sql: Runner, ids: readonly number[]): Promise<void> {
  await run(sql, statements.closeQuarantine, { ids });
}

/** Imports corrected rows of files again, each by the mapping of its own import. */
export async function replayImported(
  it: Replay,
  rows: readonly (Corrected & { import_id: number })[],
): Promise<Summary[]> {
  const readable = rows.filter(({ row }) => !("text" in row && Object.keys(row).length === 1));
  const summaries: Summary[] = [];
  for (const [importId, of] of Map.groupBy(readable, (row) => row.import_id))
    summaries.push(await replayImport(it, importId, of));
  return summaries;
}
