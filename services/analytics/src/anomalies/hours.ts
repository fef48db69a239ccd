import { type Customers, metrics } from "../kpis/index.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";
import type { Monitor } from "./monitors.ts";
import { type HourRow, toInstant } from "./observe.ts";
import type { WatchedDimension } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  plain: load("read_hours.sql"),
  by: load("read_hours_by.sql"),
  customers: load("read_customers_by_hour.sql"),
  extent: load("read_extent.sql"),
};

/** What is read: hours, by which dimension, and whether distinct customers are needed too. */
interface Wanted {
  dimension: WatchedDimension;
  from: number;
  to: number;
  customers: boolean;
}

type CustomerRow = Customers & { hour: number; currency: string };

/** Whether any of these monitors rests on distinct customers. They are counted for the whole shop only. */
export const needCustomers = (monitors: readonly Pick<Monitor, "metric" | "dimension">[]): boolean =>
  monitors.some(({ metric, dimension }) => dimension === "" && metrics[metric].needs !== "measures");

/** The sums of every hour in [from, to), by the values of a dimension. */
export async function readHours(sql: Runner, { dimension, from, to, customers }: Wanted): Promise<HourRow[]> {
  const range = { from: toInstant(from), to: toInstant(to) };
  const it = dimension === "" || dimension === "store" ? statements.plain : statements.by;
  const rows = await run<HourRow>(sql, it, { dimension, ...range });
  if (!customers || dimension !== "") return rows;
  const counted = await run<CustomerRow>(sql, statements.customers, range);
  const byHour = new Map(counted.map((row) => [`${row.hour} ${row.currency}`, row]));
  return rows.map((row) => {
    const own = byHour.get(`${row.hour} ${row.currency}`);
    return own ? { ...row, customers: { active: own.active, fresh: own.fresh } } : row;
  });
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
