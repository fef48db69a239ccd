import type { Sql } from "@vigie/db";
import { reconcile } from "../../services/analytics/src/rollups/reconcile.ts";
import { refresh } from "../../services/analytics/src/rollups/refresh.ts";
import { median } from "./measure.ts";
import { endDay, firstDay, now, type Sizes } from "./window.ts";

export interface RefreshTiming {
  orders: number;
  medianMs: number;
  minMs: number;
  writeMs: number;
  clean: boolean | undefined;
  reconcileMs: number | undefined;
}

const perBatch = 1_000;
const clock = () => now;

/** Small and fast, good enough to spread rows: a 32-bit mixer by row, draw and seed. */
function draw(seed: number, row: number, name: number): number {
  let x = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(name + 1, 0x85ebca6b) ^ Math.imul(seed + 1, 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}

/** A thousand orders of any day of the three years, with two lines each, written as an application would. */
async function writeLate(sql: Sql, sizes: Sizes, seed: number, batch: number): Promise<void> {
  const [from, to] = [Date.parse(firstDay), Date.parse(endDay) - 86_400_000];
  const rows = Array.from({ length: perBatch }, (_, i) => {
    const pick = (name: number, among: number) => 1 + Math.floor(among * draw(seed + batch, i, name));
    return {
      key: `late-${seed}-${batch}-${i}`,
      at: new Date(from + (to - from) * draw(seed + batch, i, 0)).toISOString(),
      store: pick(1, sizes.stores),
      customer: pick(2, sizes.customers),
      first: pick(3, sizes.products),
      second: pick(4, sizes.products),
    };
  });
  await sql.begin(async (tx) => {
    await tx`
      insert into shop.sales_order (store_id, key, customer_id, ordered_at, country, channel, device)
      select r.store, r.key, r.customer, r.at::timestamptz, s.country, 'web', 'mobile'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (store int, key text, customer bigint, at text)
      join shop.store s on s.id = r.store`;
    await tx`
      insert into shop.order_line (order_id, line_no, product_id, quantity, unit_price, total)
      select o.id, n.line_no, p.id, 1, p.price, round(p.price * 100)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (store int, key text, first int, second int)
      join shop.sales_order o on o.store_id = r.store and o.key = r.key
      cross join lateral (values (1, r.first), (2, r.second)) n (line_no, product_id)
      join shop.product p on p.id = n.product_id`;
  });
}

interface LateOptions {
  sizes: Sizes;
  seed: number;
  batches: number;
  reconcile: boolean;
}

/** Times the refresh after each of several batches of late orders. The first one warms the caches and is not counted. */
export async function measureRefresh(sql: Sql, options: LateOptions): Promise<RefreshTiming> {
  const [times, writes]: [number[], number[]] = [[], []];
  for (let batch = 0; batch <= options.batches; batch++) {
    const started = performance.now();
    await writeLate(sql, options.sizes, options.seed, batch);
    const written = performance.now();
    const { facts } = await refresh(sql, { clock });
    if (facts < perBatch) throw new Error(`the refresh took ${facts} of ${perBatch} late orders`);
    if (batch > 0) {
      writes.push(written - started);
      times.push(performance.now() - written);
    }
  }
  const checked = options.reconcile ? await reconcile(sql, clock) : undefined;
  return {
    orders: perBatch,
    medianMs: median(times),
    minMs: Math.min(...times),
    writeMs: median(writes),
    clean: checked?.clean,
    reconcileMs: checked?.elapsed_ms,
  };
}
