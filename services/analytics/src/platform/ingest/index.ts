import { type Runner, run, statement } from "../sql/index.ts";

const addIngest = statement(import.meta.url, "add_ingest.sql");

export interface Came {
  accepted?: number;
  rejected?: number;
  duplicates?: number;
}

/** Notes how much a source delivered, by minute: what Operations shows and what alerts of silence look at. */
export async function noteIngest(sql: Runner, source: string, at: Date, came: Came): Promise<void> {
  await run(sql, addIngest, { source, at, accepted: 0, rejected: 0, duplicates: 0, ...came });
}

const insertQuarantine = statement(import.meta.url, "quarantine.sql");
const longestKept = 16 * 1_048_576;

export interface Refused {
  source: string;
  /** Where it came from: a file's name, or `http`. */
  file: string;
  line: number;
  faults: { field: string; message: string }[];
  text: string;
}

/** Keeps what could not be read with its reason, to be corrected and replayed. */
export async function quarantine(sql: Runner, { source, file, line, faults, text }: Refused): Promise<void> {
  const field = faults[0]?.field ?? null;
  const message = faults.map((fault) => `${fault.field}: ${fault.message}`).join("; ");
  const kept = text.replaceAll("\0", "\uFFFD").slice(0, longestKept);
  await run(sql, insertQuarantine, { source, file, line, field, reason: "invalid", message, text: kept });
}
