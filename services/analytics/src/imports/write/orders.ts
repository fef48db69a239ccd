import type { Tx } from "@vigie/db";
import { run } from "../../platform/sql/index.ts";
import { stagedLine, stagedOrder } from "../facts.ts";
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

/** Merges the orders numbered from..to with their lines, in the caller's transaction. */
export async function writeOrders(
  tx: Tx,
  duck: Duck,
  mapping: Mapping,
  importId: number,
  range: { from: number; to: number },
  scratch: string,
): Promise<Written> {
  await run(tx, statements.stageOrders);
  await run(tx, statements.stageLines);
  await tx.unsafe(`create temporary table changed_order (order_id bigint) on commit drop;
    create temporary table changed_line (order_id bigint, line_no int) on commit drop`);
  await copyInto(tx, duck, "stage_order", stagedOrder(range.from, range.to), scratch);
  await copyInto(tx, duck, "stage_line", stagedLine(range.from, range.to), scratch);
  await tx.unsafe("analyze stage_order; analyze stage_line");
  await run(tx, statements.makeStores, { time_zone: mapping.time_zone });
  if (mapping.create_products) await run(tx, statements.makeProducts);
  await run(tx, statements.makeCustomers);
  await run(tx, statements.mergeOrders);
  await run(tx, statements.placeLines);
  const unplaceable = await run<Unplaceable>(tx, statements.unplaceableLines);
  const [held] = await run<{ waiting: number }>(tx, statements.holdLines, { import_id: importId });
  await run(tx, statements.mergeLines);
  await run(tx, statements.totalOrders);
  await run(tx, statements.addRefunds);
  const [counted] = await run<{ written: number; unchanged: number }>(tx, statements.countOrders);
  const waiting = held?.waiting ?? 0;
  const rejected = new Set(unplaceable.map((row) => row.file_line));
  return {
    written: counted?.written ?? 0,
    unchanged: Math.max(0, (counted?.unchanged ?? 0) - rejected.size),
    waiting,
    rejects: unplaceable.map(({ file_line, field, reason, message }) => ({ line: file_line, field, reason, message })),
  };
}

/** Merges waiting lines and stock whose product has come. Answers how many. */
export async function releaseWaiting(tx: Tx): Promise<number> {
  const released = await run<{ order_id: number }>(tx, statements.releaseLines);
  if (released.length > 0)
    await run(tx, statements.totalReleased, { orders: [...new Set(released.map((row) => row.order_id))] });
  const stock = await run(tx, statements.releaseInventory);
  return released.length + stock.length;
}
