import { type Runner, run, statement } from "../../platform/sql/index.ts";
import type { Difference } from "../../rollups/index.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  cellDifferences: load("cell_differences.sql"),
  addSales: load("add_sales.sql"),
  applyParts: load("apply_parts.sql"),
  emptyCells: load("empty_cells.sql"),
  emptySales: load("empty_sales.sql"),
  findAllFirst: load("find_all_first.sql"),
  findFirst: load("find_first.sql"),
  forgetFirst: load("forget_first.sql"),
  makeParts: load("make_parts.sql"),
  parts: load("parts.sql"),
  salesDifferences: load("sales_differences.sql"),
  touched: load("touched.sql"),
  touchedAll: load("touched_all.sql"),
};

/**
 * Takes the touched customers' parts out of the cohorts and puts them in as they are now. For the refresh of the rollups:
 * reads its `delta_entry` and `fresh_entry`, after `mart.entry` is up to date, in its transaction.
 */
export async function countCohortChanges(session: Runner): Promise<void> {
  await run(session, statements.touched);
  await run(session, statements.makeParts);
  await session.unsafe("analyze touched_customer");
  await run(session, statements.parts, { sign: -1 });
  await run(session, statements.addSales);
  await run(session, statements.emptySales);
  await run(session, statements.forgetFirst);
  await run(session, statements.findFirst);
  await run(session, statements.parts, { sign: 1 });
  await run(session, statements.applyParts);
  await run(session, statements.emptyCells);
}

/** The same for everything there is; `delta_entry` holds all entries. */
export async function countAllCohorts(session: Runner): Promise<void> {
  await session.unsafe("truncate mart.customer_sales, mart.first_order, mart.cohort_cell");
  await run(session, statements.addSales);
  await session.unsafe("analyze mart.customer_sales");
  await run(session, statements.findAllFirst);
  await session.unsafe("analyze mart.first_order");
  await run(session, statements.touchedAll);
  await run(session, statements.makeParts);
  await run(session, statements.parts, { sign: 1 });
  await run(session, statements.applyParts);
  await session.unsafe("analyze mart.cohort_cell");
}

/** What the stored days, first orders and cells say otherwise than the recounted entries in `delta_entry`. */
export async function cohortDifferences(session: Runner, limit: number): Promise<Difference[]> {
  await run(session, statements.touchedAll);
  await run(session, statements.makeParts);
  await run(session, statements.parts, { sign: 1 });
  const sales = await run<Difference>(session, statements.salesDifferences, { limit });
  return [...sales, ...(await run<Difference>(session, statements.cellDifferences, { limit }))];
}
