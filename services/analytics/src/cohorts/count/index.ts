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

/** What is kept, and how it is asked for. */
const sales = { table: "mart.customer_sales", key: "customer_id, day, currency", analysed: "customer_id, day, orders" };
const firstOrders = { table: "mart.first_order", key: "customer_id", analysed: "customer_id, first_day" };
const cells = {
  table: "mart.cohort_cell",
  key: "value_id, grain, currency, cohort, period",
  analysed: "value_id, grain, currency, cohort, period",
};
const kept = [sales, firstOrders, cells];

const makeKey = (session: Runner, { table, key, analysed }: (typeof kept)[number]): Promise<unknown> =>
  session.unsafe(`alter table ${table} add primary key (${key}); analyze ${table} (${analysed})`).execute();

/** The same for everything there is; `delta_entry` holds all entries. Rows go in without their keys, which are made at the end. */
export async function countAllCohorts(session: Runner): Promise<void> {
  await session.unsafe(`truncate ${kept.map(({ table }) => table).join(", ")}`);
  for (const { table } of kept) {
    const name = table.replace("mart.", "");
    await session.unsafe(`alter table ${table} drop constraint ${name}_pkey`);
  }
  const anew = await recount(session, { know: true });
  try {
    const counted = anew.cells("second");
    // If something fails before it is waited for, that is told.
    counted.catch(() => {});
    await copyChunks(session, sales.table, anew.sales(), "binary");
    await makeKey(session, sales);
    await copyChunks(session, firstOrders.table, anew.firstOrders());
    await makeKey(session, firstOrders);
    await copyChunks(session, cells.table, await counted);
    await makeKey(session, cells);
  } finally {
    await anew.end();
  }
}

/** What the stored days, first orders and cells say otherwise than the recounted entries in `delta_entry`. */
export async function cohortDifferences(session: Runner, limit: number): Promise<Difference[]> {
  const anew = await recount(session, { know: false });
  await session.unsafe(
    "create temporary table recounted_sales (like mart.customer_sales) on commit drop;" +
      "create temporary table recounted_first (like mart.first_order) on commit drop;" +
      "create temporary table recounted_cell (like mart.cohort_cell) on commit drop",
  );
  try {
    await copyChunks(session, "recounted_sales", anew.sales(), "binary");
    await copyChunks(session, "recounted_first", anew.firstOrders());
    await copyChunks(session, "recounted_cell", await anew.cells("both"));
  } finally {
    await anew.end();
  }
  const found = await run<Difference>(session, statements.salesDifferences, { limit });
  return [...found, ...(await run<Difference>(session, statements.cellDifferences, { limit }))];
}

/** Forgets values of attributes that no first order has any more. */
export async function forgetCohortValues(session: Runner): Promise<void> {
  await run(session, statements.forgetValues);
}
