import type { Tx } from "@vigie/db";
import { run } from "../../platform/sql/index.ts";
import { chunkIsWhole, pricedSql, seenProducts, seenStores, stagedLine, stagedOrder, wholeLine } from "../facts.ts";
import type { Mapping } from "../mapping.ts";
import type { Duck } from "../read/duck.ts";
import { statements } from "../statements.ts";
import { copyInto } from "./copy.ts";

export interface Written {
  written: number;
  unchanged: number;
  waiting: number;
  rejects: { line: number; field: string; reason: string; message: string }[];
}

interface Unplaceable {
  file_line: number;
  field: string;
  reason: string;
  message: string;
}

export interface OrderWriting {
  duck: Duck;
  mapping: Mapping;
  importId: number;
  scratch: string;
  now: Date;
}

/** Adds stores and products that only the file knows, and tells DuckDB which products and currencies there are. */
export async function prepareOrders(
  tx: Tx,
  { duck, mapping, scratch }: Omit<OrderWriting, "importId" | "now">,
): Promise<void> {
  await tx.unsafe("create temporary table stage_store (store_key text, currency text) on commit drop");
  await copyInto(tx, duck, "stage_store", seenStores, scratch);
  await run(tx, statements.makeStores, { time_zone: mapping.time_zone });
  if (mapping.create_products) {
    await run(tx, statements.stageProductsSeen);
    await copyInto(tx, duck, "stage_product", seenProducts, scratch);
    await run(tx, statements.makeProducts);
  }
  const products = await run<{ id: number; key: string; price: string | null }>(tx, statements.knownProducts);
  const currencies = await run<{ code: string; minor_units: number }>(tx, statements.currencies);
  await duck.load(
    "known_product",
    "key varchar, id bigint, price decimal(20, 6)",
    products.map(({ key, id, price }) => [key, id, price]),
    scratch,
  );
  await duck.load(
    "minor",
    "code varchar, units bigint",
    currencies.map(({ code, minor_units }) => [code, minor_units]),
    scratch,
  );
  await duck.run(pricedSql);
}

interface Range {
  from: number;
  to: number;
}

/**
 * New orders and their lines go straight into their tables: everything about them is known and checked. Answers nothing
 * when another writer was faster with one of them.
 */
async function writeWhole(tx: Tx, it: OrderWriting, range: Range, lines: number): Promise<Written | undefined> {
  const { duck, scratch } = it;
  const ids = await run<{ ordinal: number; id: number }>(tx, statements.insertOrders);
  if (ids.length !== range.to - range.from + 1) return undefined;
  await duck.run("drop table if exists order_id");
  await duck.load(
    "order_id",
    "ordinal bigint, id bigint",
    ids.map(({ ordinal, id }) => [ordinal, id]),
    scratch,
  );
  await copyInto(tx, duck, "shop.order_line", wholeLine(range.from, range.to), scratch);
  if ("refunded_amount" in it.mapping.columns) await run(tx, statements.addRefunds);
  return { written: lines, unchanged: 0, waiting: 0, rejects: [] };
}

/** Lines of orders that are there already, or whose product or price is not known, are merged one by one. */
async function mergeLines(tx: Tx, { duck, importId, scratch }: OrderWriting, range: Range): Promise<Written> {
  await tx.unsafe("analyze stage_order");
  await run(tx, statements.mergeOrders);
  await run(tx, statements.addRefunds);
  await run(tx, statements.stageLines);
  await tx.unsafe("create temporary table changed_line (order_id bigint, line_no int) on commit drop");
  await copyInto(tx, duck, "stage_line", stagedLine(range.from, range.to), scratch);
  await tx.unsafe("analyze stage_line");
  await run(tx, statements.placeLines);
  await tx.unsafe("analyze placed");
  const unplaceable = await run<Unplaceable>(tx, statements.unplaceableLines);
  const [held] = await run<{ waiting: number }>(tx, statements.holdLines, { import_id: importId });
  await run(tx, statements.mergeLines);
  await run(tx, statements.totalOrders);
  const [counted] = await run<{ written: number; unchanged: number }>(tx, statements.countOrders);
  const rejected = new Set(unplaceable.map((row) => row.file_line));
  return {
    written: counted?.written ?? 0,
    unchanged: Math.max(0, (counted?.unchanged ?? 0) - rejected.size),
    waiting: held?.waiting ?? 0,
    rejects: unplaceable.map(({ file_line, field, reason, message }) => ({ line: file_line, field, reason, message })),
  };
}

/** Merges the orders numbered from..to with their lines, in the caller's transaction. */
export async function writeOrders(tx: Tx, it: OrderWriting, range: Range): Promise<Written> {
  await run(tx, statements.stageOrders);
  await tx.unsafe("create temporary table changed_order (order_id bigint) on commit drop");
  await copyInto(tx, it.duck, "stage_order", stagedOrder(range.from, range.to), it.scratch);
  await run(tx, statements.makeCustomers);
  const [state] = await run<{ known: number; contradicting: number }>(tx, statements.chunkState);
  const [chunk] = await it.duck.rows<{ lines: string; whole: boolean }>(chunkIsWhole(range.from, range.to));
  const fresh = state?.known === 0 && state.contradicting === 0 && chunk?.whole === true;
  const whole = fresh ? await writeWhole(tx, it, range, Number(chunk.lines)) : undefined;
  return whole ?? mergeLines(tx, it, range);
}

/** Merges waiting lines and stock whose product has come. Answers how many. */
export async function releaseWaiting(tx: Tx): Promise<number> {
  const released = await run<{ order_id: number }>(tx, statements.releaseLines);
  if (released.length > 0)
    await run(tx, statements.totalReleased, { orders: [...new Set(released.map((row) => row.order_id))] });
  const stock = await run(tx, statements.releaseInventory);
  return released.length + stock.length;
}
