import type { Tx } from "@vigie/db";
import { run } from "../../platform/sql/index.ts";
import { chunkIsWhole, pricedSql, seenProducts, stagedLine, stagedOrder, wholeLine } from "../facts.ts";
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
}

/** Tells DuckDB which products and currencies the shop knows, after adding those that only the file knows. */
export async function prepareOrders(tx: Tx, { duck, mapping, scratch }: Omit<OrderWriting, "importId">): Promise<void> {
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

/** The lines of new orders go straight into their table: everything about them is known and checked. */
async function writeWholeLines(tx: Tx, { duck, scratch }: OrderWriting, range: Range, lines: number): Promise<Written> {
  const ids = await run<{ ordinal: number; id: number }>(tx, statements.orderIds);
  await duck.run("drop table if exists order_id");
  await duck.load(
    "order_id",
    "ordinal bigint, id bigint",
    ids.map(({ ordinal, id }) => [ordinal, id]),
    scratch,
  );
  await copyInto(tx, duck, "shop.order_line", wholeLine(range.from, range.to), scratch);
  return { written: lines, unchanged: 0, waiting: 0, rejects: [] };
}

/** Lines of orders that are there already, or whose product or price is not known, are merged one by one. */
async function mergeLines(tx: Tx, { duck, importId, scratch }: OrderWriting, range: Range): Promise<Written> {
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
  await tx.unsafe("analyze stage_order");
  await run(tx, statements.makeStores, { time_zone: it.mapping.time_zone });
  await run(tx, statements.makeCustomers);
  const [state] = await run<{ known: number; contradicting: number }>(tx, statements.chunkState);
  const [chunk] = await it.duck.rows<{ lines: string; whole: boolean }>(chunkIsWhole(range.from, range.to));
  await run(tx, statements.mergeOrders);
  await run(tx, statements.addRefunds);
  const fresh = state?.known === 0 && state.contradicting === 0;
  return fresh && chunk?.whole ? writeWholeLines(tx, it, range, Number(chunk.lines)) : mergeLines(tx, it, range);
}

/** Merges waiting lines and stock whose product has come. Answers how many. */
export async function releaseWaiting(tx: Tx): Promise<number> {
  const released = await run<{ order_id: number }>(tx, statements.releaseLines);
  if (released.length > 0)
    await run(tx, statements.totalReleased, { orders: [...new Set(released.map((row) => row.order_id))] });
  const stock = await run(tx, statements.releaseInventory);
  return released.length + stock.length;
}
