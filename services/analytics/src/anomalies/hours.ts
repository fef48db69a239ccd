import { type Runner, run, statement } from "../platform/sql/index.ts";
import { type HourRow, toInstant } from "./observe.ts";
import type { WatchedDimension } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { plain: load("read_hours.sql"), by: load("read_hours_by.sql"), extent: load("read_extent.sql") };

/** The sums of every hour in [from, to), by the values of a dimension. */
export async function readHours(
  sql: Runner,
  dimension: WatchedDimension,
  { from, to }: { from: number; to: number },
): Promise<HourRow[]> {
  const it = dimension === "" || dimension === "store" ? statements.plain : statements.by;
  return run<HourRow>(sql, it, { dimension, from: toInstant(from), to: toInstant(to) });
}

export interface Extent {
  /** First hour with figures, and the hour after the last one. */
  first: number;
  end: number;
  pending: number;
  /** Earliest hour that changed since the lookout last looked. */
  changed: number | null;
  version: number | null;
}

/** Which hours have figures at all, and whether the rollups are behind. */
export async function readExtent(sql: Runner, now: Date): Promise<Extent | null> {
  const [row] = await run<{ [Name in keyof Extent]: number | null }>(sql, statements.extent, { now });
  if (!row || row.first === null || row.end === null) return null;
  return { first: row.first, end: row.end, pending: row.pending ?? 0, changed: row.changed, version: row.version };
}
