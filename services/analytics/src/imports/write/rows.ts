import type { Tx } from "@vigie/db";
import { run } from "../../platform/sql/index.ts";
import { stagedRow } from "../facts.ts";
import type { Mapping } from "../mapping.ts";
import { statements } from "../statements.ts";
import { copyInto } from "./copy.ts";
import type { OrderWriting, Written } from "./orders.ts";

interface Counted {
  written: number;
  rows: number;
  staged?: number;
  rejects?: Written["rejects"];
}

interface Contradiction {
  file_line: number;
  field: string;
  reason: string;
  message: string;
}

const rejectOf = ({ file_line, ...fault }: Contradiction) => ({ line: file_line, ...fault });

async function mergeTickets(tx: Tx): Promise<Counted> {
  const wrong = await run<Contradiction>(tx, statements.rejectTickets);
  await run(tx, statements.makeTicketCustomers);
  const [counted] = await run<Counted>(tx, statements.mergeTickets);
  return { written: 0, rows: 0, ...counted, rejects: wrong.map(rejectOf) };
}

/** Exposures are judged as the API judges them (`experiments/expose.ts`). */
async function mergeExposures(tx: Tx, now: Date): Promise<Counted> {
  const wrong = await run<Contradiction>(tx, statements.rejectExposures, { now });
  const [counted] = await run<Counted>(tx, statements.mergeExposures);
  return { written: 0, rows: 0, ...counted, rejects: wrong.map(rejectOf) };
}

async function merge(
  tx: Tx,
  source: Exclude<Mapping["source"], "orders">,
  { importId, now }: Pick<OrderWriting, "importId" | "now">,
): Promise<Counted | undefined> {
  switch (source) {
    case "customers":
      return (await run<Counted>(tx, statements.mergeCustomers))[0];
    case "products":
      return (await run<Counted>(tx, statements.mergeProducts))[0];
    case "inventory":
      await run(tx, statements.makeWarehouses);
      await run(tx, statements.holdInventory, { import_id: importId });
      return (await run<Counted>(tx, statements.mergeInventory))[0];
    case "tickets":
      return mergeTickets(tx);
    case "exposures":
      return mergeExposures(tx, now);
    default:
      return source satisfies never;
  }
}

const staging = {
  customers: statements.stageCustomers,
  products: statements.stageProducts,
  inventory: statements.stageInventory,
  tickets: statements.stageTickets,
  exposures: statements.stageExposures,
};

/** Merges the customers, products, stock levels, tickets or exposures of the file lines from..to, in the caller's transaction. */
export async function writeRows(
  tx: Tx,
  { duck, mapping, importId, scratch, now }: OrderWriting,
  range: { from: number; to: number },
): Promise<Written> {
  const source = mapping.source as Exclude<Mapping["source"], "orders">;
  await run(tx, staging[source]);
  await copyInto(tx, duck, "stage_row", stagedRow(mapping, range.from, range.to), scratch);
  await tx.unsafe("analyze stage_row");
  const counted = await merge(tx, source, { importId, now });
  const rows = counted?.rows ?? 0;
  return {
    written: counted?.written ?? 0,
    unchanged: rows - (counted?.written ?? 0),
    waiting: (counted?.staged ?? rows) - rows,
    rejects: counted?.rejects ?? [],
  };
}
