import { testDatabase } from "@vigie/db/testing";
import { planShop, simulateDays } from "@vigie/simulator";
import { look, monitors } from "../../services/analytics/src/anomalies/index.ts";
import { loadSimulation } from "../../services/analytics/src/demo/index.ts";

export interface LookoutBench {
  stores: number;
  metrics: number;
  weeks: number;
  series: number;
  /** Hours judged, over all series. */
  buckets: number;
  seconds: number;
  /** The next hour, with all that history behind it; and with a tenth of it. */
  next_hour_ms: number;
  next_hour_of_short_history_ms: number;
}

const end = new Date("2026-06-29T00:00:00Z");
const hourMs = 3_600_000;

async function measure(weeks: number, stores: number) {
  const db = await testDatabase();
  try {
    const days = weeks * 7;
    const plan = planShop({ seed: 1, end, days, stores, orders: days * 45, sessions: days * 900 });
    await loadSimulation(db.sql, () => end, plan, simulateDays(plan));
    // Every metric by store, and nothing else.
    for (const it of monitors) {
      const settings = JSON.stringify({ ...it.settings, enabled: it.dimension === "store" });
      await db.sql`insert into ops.monitor (id, settings, updated_at, updated_by)
        values (${it.id}, ${settings}::text::jsonb, ${end}, 'bench')`;
    }
    let now = new Date(end.getTime() + 120_000);
    const started = performance.now();
    const first = await look(db.sql, () => now);
    const seconds = (performance.now() - started) / 1_000;
    const next: number[] = [];
    for (let hour = 0; hour < 5; hour++) {
      now = new Date(now.getTime() + hourMs);
      const begun = performance.now();
      await look(db.sql, () => now);
      next.push(performance.now() - begun);
    }
    next.sort((a, b) => a - b);
    return { seconds, buckets: first?.buckets ?? 0, series: first?.series ?? 0, nextMs: next[2] ?? 0 };
  } finally {
    await db.close();
  }
}

/** Judges every hour of every store and metric, then single new hours, beside a shop with a tenth of the history. */
export async function benchLookout(stores = 40, weeks = 52): Promise<LookoutBench> {
  const short = await measure(Math.max(6, Math.round(weeks / 10)), stores);
  const long = await measure(weeks, stores);
  return {
    stores,
    metrics: monitors.filter((it) => it.dimension === "store").length,
    weeks,
    series: long.series,
    buckets: long.buckets,
    seconds: Math.round(long.seconds * 10) / 10,
    next_hour_ms: Math.round(long.nextMs),
    next_hour_of_short_history_ms: Math.round(short.nextMs),
  };
}
