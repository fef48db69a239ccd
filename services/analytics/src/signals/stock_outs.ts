import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement, transaction } from "../platform/sql/index.ts";
import { type NewSignal, writeSignals } from "./query.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { any: load("any_stock_seen.sql"), find: load("find_stock_outs.sql"), top: load("top_revenue.sql") };
const productsAtOnce = 500;
/** A product among so many best sellers is worth a warning when it is sold out. */
const topProducts = 50;
const recentMs = 90 * 86_400_000;

interface StockOut {
  product: string;
  name: string;
  category: string | null;
  brand: string | null;
  started_at: Date;
  ended_at: Date | null;
  revenue: string | number;
}

function toSignal(it: StockOut, least: number): NewSignal {
  const dimensions = { product: it.product, category: it.category, brand: it.brand };
  const named = Object.entries(dimensions).filter((entry): entry is [string, string] => entry[1] !== null);
  return {
    kind: "stock_out",
    key: `${it.product} ${it.started_at.toISOString()}`,
    title: `${it.name} sold out`,
    severity: Number(it.revenue) > 0 && Number(it.revenue) >= least ? "warning" : "info",
    started_at: it.started_at,
    ended_at: it.ended_at,
    dimensions: Object.fromEntries(named),
    source: "stock",
  };
}

/** Turns times without stock into signals, for products whose stock was counted since. Answers how many there were. */
export async function findStockOuts(sql: Sql, clock: Clock): Promise<number> {
  const [seen] = await run<{ any: boolean }>(sql, statements.any);
  if (!seen?.any) return 0;
  const [best] = await run<{ least: number }>(sql, statements.top, { at: clock(), top: topProducts });
  const recent = new Date(clock().getTime() - recentMs);
  let found = 0;
  for (let more = true; more; ) {
    more = await transaction(sql, async (tx) => {
      const rows = await run<StockOut>(tx, statements.find, { limit: productsAtOnce, recent });
      await writeSignals(
        tx,
        clock(),
        rows.map((row) => toSignal(row, best?.least ?? 0)),
      );
      found += rows.length;
      const [left] = await run<{ any: boolean }>(tx, statements.any);
      return left?.any ?? false;
    });
  }
  return found;
}
