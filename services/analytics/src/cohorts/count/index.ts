import { setImmediate } from "node:timers/promises";
import { copyChunks } from "../../platform/sql/copy.ts";
import { type Runner, run, statement } from "../../platform/sql/index.ts";
import type { Difference } from "../../rollups/index.ts";
import { recount } from "./recount/index.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  addSales: load("add_sales.sql"),
  applyChanges: load("apply_changes.sql"),
  cellDifferences: load("cell_differences.sql"),
  differences: load("differences.sql"),
  emptyCells: load("empty_cells.sql"),
  emptySales: load("empty_sales.sql"),
  fanOut: load("fan_out.sql"),
  findBought: load("find_bought.sql"),
  findFirst: load("find_first.sql"),
  findOrders: load("find_orders.sql"),
  forgetFirst: load("forget_first.sql"),
  forgetValues: load("forget_values.sql"),
  keepFirst: load("keep_first.sql"),
  knowValues: load("know_values.sql"),
  makeParts: load("make_parts.sql"),
  parts: load("parts.sql"),
  salesDifferences: load("sales_differences.sql"),
  touched: load("touched.sql"),
};

/** Finds the first orders of the touched customers and keeps them. Analysed on the way: a plan for few rows would never end for many. */
async function findFirstOrders(session: Runner): Promise<void> {
  await session.unsafe("analyze touched_customer");
  await run(session, statements.findBought);
  await session.unsafe("analyze first_bought");
  await run(session, statements.findOrders);
  await session.unsafe("analyze first_placed");
  await run(session, statements.findFirst);
  await session.unsafe("analyze first_found");
  await run(session, statements.knowValues);
  await run(session, statements.keepFirst);
}

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
  await findFirstOrders(session);
  await run(session, statements.parts, { sign: 1 });
  await run(session, statements.differences);
  await run(session, statements.fanOut);
  await run(session, statements.applyChanges);
  await run(session, statements.emptyCells);
}

const salesColumns = "customer_id, day, currency, orders, units, gross, refunds, adjustments, cost, costed_revenue";
const firstColumns = "customer_id, first_day, order_id, week, month, next_week, next_month, several, keys";
const salesKey = "customer_sales_pkey";
const cellKey = "cohort_cell_pkey";

/** The same for everything there is; `delta_entry` holds all entries. Rows go in without their keys, which are made at the end. */
export async function countAllCohorts(session: Runner): Promise<void> {
  await session.unsafe("truncate mart.customer_sales, mart.first_order, mart.cohort_cell");
  const { sales, firstOrders, cells } = await recount(session, { know: true });
  await session.unsafe(`alter table mart.customer_sales drop constraint ${salesKey}`);
  await copyChunks(session, `mart.customer_sales (${salesColumns})`, sales());
  const isKeyed = session
    .unsafe(
      `alter table mart.customer_sales add constraint ${salesKey} primary key (customer_id, day, currency);
      analyze mart.customer_sales (customer_id, day, currency, orders)`,
    )
    .execute();
  // Once it is sent, PostgreSQL makes the key while the cells are counted here.
  await setImmediate();
  const cellRows = cells();
  await isKeyed;
  await copyChunks(session, `mart.first_order (${firstColumns})`, firstOrders());
  await session.unsafe("analyze mart.first_order (customer_id, first_day)");
  await session.unsafe(`alter table mart.cohort_cell drop constraint ${cellKey}`);
  await copyChunks(session, "mart.cohort_cell", cellRows);
  await session.unsafe(
    `alter table mart.cohort_cell add constraint ${cellKey} primary key (value_id, grain, currency, cohort, period);
    analyze mart.cohort_cell (value_id, grain, currency, cohort, period)`,
  );
}

/** What the stored days, first orders and cells say otherwise than the recounted entries in `delta_entry`. */
export async function cohortDifferences(session: Runner, limit: number): Promise<Difference[]> {
  const { sales, firstOrders, cells } = await recount(session, { know: false });
  await session.unsafe(
    "create temporary table recounted_sales (like mart.customer_sales including generated) on commit drop;" +
      "create temporary table recounted_first (like mart.first_order) on commit drop;" +
      "create temporary table recounted_cell (like mart.cohort_cell) on commit drop",
  );
  await copyChunks(session, `recounted_sales (${salesColumns})`, sales());
  await copyChunks(session, `recounted_first (${firstColumns})`, firstOrders());
  await copyChunks(session, "recounted_cell", cells());
  const found = await run<Difference>(session, statements.salesDifferences, { limit });
  return [...found, ...(await run<Difference>(session, statements.cellDifferences, { limit }))];
}

/** Forgets values of attributes that no first order has any more. */
export async function forgetCohortValues(session: Runner): Promise<void> {
  await run(session, statements.forgetValues);
}
