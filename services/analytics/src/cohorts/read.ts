import { type Runner, read, statement } from "../platform/sql/index.ts";
import type { CohortGrain, CohortUnit } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  customer: load("read_cells.sql"),
  store: load("read_store_cells.sql"),
  state: load("read_state.sql"),
};

/** Sums of one cohort's period: over all currencies (`money` false), or the amounts in one. */
export interface CellRow {
  value: string;
  cohort: string;
  period: number;
  money: boolean;
  active: number;
  returned: number;
  orders: number;
  units: number;
  gross: number;
  refunds: number;
  adjustments: number;
  cost: number;
  costed_revenue: number;
}

export interface CellsAsked {
  unit: CohortUnit;
  grain: CohortGrain;
  /** '' for all. */
  dimension: string;
  value: string | null;
  /** Null: no amounts are asked for. */
  currency: string | null;
  from: string;
  to: string;
}

export function readCells(sql: Runner, { unit, currency, ...asked }: CellsAsked): Promise<CellRow[]> {
  return read<CellRow>(sql, statements[unit], { ...asked, currencies: currency === null ? [""] : ["", currency] });
}

export interface CohortState {
  firstDay: string | null;
  lastDay: string | null;
  today: string | null;
  currencies: string[];
}

export async function readCohortState(sql: Runner, unit: CohortUnit, now: Date): Promise<CohortState> {
  const [row] = await read<{
    first_day: string | null;
    last_day: string | null;
    today: string | null;
    currencies: string[] | null;
  }>(sql, statements.state, { unit, now });
  return {
    firstDay: row?.first_day ?? null,
    lastDay: row?.last_day ?? null,
    today: row?.today ?? null,
    currencies: row?.currencies ?? [],
  };
}
