import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement, transaction } from "../platform/sql/index.ts";
import { type NewSignal, writeSignals } from "./query.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { any: load("any_stock_seen.sql"), find: load("find_stock_outs.sql"), top: load("top_revenue.sql") };
const productsAtOnce = 500;
/** A product among so many best sellers is worth a warning when it is sold out. */
const topProducts = 50;
/** For what was gone long ago nobody is warned. */
const recentMs = 90 * 86_400_000;
/** A year of hours is judged, and what an incident's signals sold is asked for all of it. */
const judgedMs = 53 * 7 * 86_400_000;

interface StockOut {
  product: string;
  name: string;
  category: string | null;
  brand: string | null;
  started_at: Date;
  ended_at: Date | null;
  revenue: string | number;
  /** Of what the whole shop sold in the same weeks. */
  revenue_share: number | null;
}

function toSignal(it: StockOut, least: number, recent: Date): NewSignal {
  const dimensions = { product: it.product, category: it.category, brand: it.brand };
  const named = Object.entries(dimensions).filter((entry): entry is [string, string] => entry[1] !== null);
  const revenue = Number(it.revenue);
  return {
    kind: "stock_out",
    key: `${it.product} ${it.started_at.toISOString()}`,
    title: `${it.name} sold out`,
    severity: it.started_at >= recent && revenue > 0 && revenue >= least ? "warning" : "info",
    started_at: it.started_at,
    ended_at: it.ended_at,
    dimensions: Object.fromEntries(named),
    detail: it.revenue_share === null ? {} : { revenue_share: it.revenue_share },
    source: "stock",
  };
}

/** Turns times without stock into signals, for products whose stock was counted since. Answers how many there were. */
export async function findStockOuts(sql: Sql, clock: Clock): Promise<number> {
  const [seen] = await run<{ any: boolean }>(sql, statements.any);
  if (!seen?.any) return 0;
  const [best] = await run<{ least: number }>(sql, statements.top, { at: clock(), top: topProducts });
  const recent = new Date(clock().getTime() - recentMs);
  const since = new Date(clock().getTime() - judgedMs);
  let found = 0;
  for (let more = true; more; ) {
    more = await transaction(sql, async (tx) => {
      const rows = await run<StockOut>(tx, statements.find, { limit: productsAtOnce, since });
      await writeSignals(
        tx,
        clock(),
        rows.map((row) => toSignal(row, best?.least ?? 0, recent)),
      );
      found += rows.length;
      const [left] = await run<{ any: boolean }>(tx, statements.any);
      return left?.any ?? false;
    });
  }
  return found;
}
