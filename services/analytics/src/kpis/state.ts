import type { Cell } from "../platform/http/schema.ts";
import { type Runner, read } from "../platform/sql/index.ts";
import type { Metric } from "./catalogue.ts";
import { undefinedCell } from "./formulas.ts";
import { addMeasures, noMeasures } from "./measures.ts";
import type { Row, Sums } from "./read.ts";
import { statements } from "./statements.ts";

interface StateRow {
  fresh_as_of: string | null;
  pending_facts: number;
  time_zone: string | null;
  minor_units: Record<string, number> | null;
  first_day: string | null;
  after_last_day: string | null;
  attacked: boolean;
}

/** What every answer needs to know of the appliance, read once. */
export interface State {
  freshAsOf: string | null;
  pendingFacts: number;
  timeZone: string;
  minorUnits: Record<string, number>;
  available: { from: string; to: string } | null;
  /** Where orders are marked as an attack: what was read of them for this answer, by what was asked. */
  marked: Map<string, Promise<Row[]>> | undefined;
}

export async function readState(sql: Runner, stores?: string[], currencies?: string[]): Promise<State> {
  const [row] = await read<StateRow>(sql, statements.state, { stores: stores ?? null, currencies: currencies ?? null });
  const extent = row?.first_day && row.after_last_day ? { from: row.first_day, to: row.after_last_day } : null;
  return {
    freshAsOf: row?.fresh_as_of ?? null,
    pendingFacts: row?.pending_facts ?? 0,
    timeZone: row?.time_zone ?? "UTC",
    minorUnits: row?.minor_units ?? {},
    available: extent,
    marked: row?.attacked ? new Map() : undefined,
  };
}

/** One cell of a metric from its sums; amounts in several currencies are undefined, not added. */
export function computeCell(
  metric: Metric,
  sums: Sums | undefined,
  state: State,
): { cell: Cell; currency: string | null } {
  const used = [...(sums?.byCurrency ?? [])].filter(([, m]) => Object.values(m).some((value) => value !== 0));
  const customers = sums?.customers ?? { active: 0, fresh: 0 };
  if (metric.inCurrency && used.length > 1) {
    const names = used
      .map(([code]) => code)
      .sort()
      .join(" and ");
    return {
      currency: null,
      cell: undefinedCell("mixed_currencies", `${names} do not add up. Filter by currency or store.`),
    };
  }
  const m = noMeasures();
  for (const [, more] of used) addMeasures(m, more);
  const currency = used[0]?.[0] ?? null;
  const minorUnits = currency ? (state.minorUnits[currency] ?? 100) : 100;
  return { currency: used.length === 1 ? currency : null, cell: metric.compute({ m, customers, minorUnits }) };
}
