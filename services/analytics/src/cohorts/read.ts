import { type Runner, read, statement } from "../platform/sql/index.ts";
import { periodNumber } from "./calendar.ts";
import type { CohortGrain, CohortMetric, CohortUnit } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  customer: load("read_cells.sql"),
  store: load("read_store_cells.sql"),
  state: load("read_state.sql"),
};

/** One cohort as it is read: of every period number, customers, and the two sums that the metric is made of. */
export interface CohortLine {
  value: string;
  /** First day of its week or month. */
  cohort: string;
  cells: string;
}

export interface CellsAsked {
  unit: CohortUnit;
  grain: CohortGrain;
  metric: CohortMetric;
  /** '' for all. */
  dimension: string;
  value: string | null;
  /** Null: no amounts are asked for. */
  currency: string | null;
  from: string;
  to: string;
}

export function readCells(sql: Runner, { unit, currency, from, to, ...asked }: CellsAsked): Promise<CohortLine[]> {
  const range = { from: periodNumber(asked.grain, from), to: periodNumber(asked.grain, to) };
  return read<CohortLine>(sql, statements[unit], { ...asked, ...range, currency: currency ?? "" });
}

export interface CohortState {
  firstDay: string | null;
  lastDay: string | null;
  today: string | null;
  currencies: string[];
  /** Of the currency asked for, or of the first. */
  minorUnits: number;
  freshAsOf: string | null;
  pendingFacts: number;
}

interface StateRow {
  first_day: string | null;
  last_day: string | null;
  today: string | null;
  currencies: string[] | null;
  minor_units: number | null;
  fresh_as_of: string | null;
  pending_facts: number;
}

export async function readCohortState(
  sql: Runner,
  asked: { unit: CohortUnit; currency: string | null; now: Date },
): Promise<CohortState> {
  const [row] = await read<StateRow>(sql, statements.state, asked);
  return {
    firstDay: row?.first_day ?? null,
    lastDay: row?.last_day ?? null,
    today: row?.today ?? null,
    currencies: row?.currencies ?? [],
    minorUnits: row?.minor_units ?? 100,
    freshAsOf: row?.fresh_as_of ?? null,
    pendingFacts: row?.pending_facts ?? 0,
  };
}
