import type { SimulatedIncident } from "@vigie/simulator";
import {
  type Calendar,
  findMonitor,
  hourMs,
  type Monitor,
  seriesOf,
  slotsOf,
  toHour,
} from "../../src/anomalies/index.ts";
import { type HourSeries, type Observation, observe } from "../../src/anomalies/observe.ts";
import type { Ledger } from "../../src/scorecard/ledger.ts";
import { type ScoredShop, simulateShop } from "../../src/scorecard/shop.ts";

/** Some shops of one size. */
export interface Group {
  ordersPerDay: number;
  seeds: readonly number[];
  /** What the usual sizes of incidents are multiplied by. */
  size: number;
}

/** One series of one shop. */
export interface Series {
  /** Hours since 1970: the first there is, the first that is judged, the one after the last. */
  range: { from: number; judged: number; to: number };
  monitor: Monitor;
  calendar: Calendar;
  rows: HourSeries[];
  hours: Observation[];
  incidents: SimulatedIncident[];
}

/** The same series of the same shop, with incidents and without any. */
export interface Pair {
  struck: Series;
  harmless: Series;
}

const [weeks, learningWeeks] = [12, 6];
const end = new Date("2026-06-29T00:00:00Z");
const kinds = ["payment_outage", "bad_deploy", "slow_database", "unexplained"] as const;
export const watched = ["orders", "conversion"] as const;
export type WatchedId = (typeof watched)[number];

/** What is watched of the shops of a group. */
export function pairsOf({ seeds, ordersPerDay, size }: Group): Record<WatchedId, Pair[]> {
  const pairs: Record<WatchedId, Pair[]> = { orders: [], conversion: [] };
  for (const seed of seeds) {
    const shop = simulateShop({ seed, weeks, learningWeeks, ordersPerDay, size, incidentsPerWeek: 2, kinds, end });
    for (const id of watched) {
      const struck = seriesOfShop(id, shop, shop.struck, shop.incidents);
      pairs[id].push({ struck, harmless: seriesOfShop(id, shop, shop.harmless, []) });
    }
  }
  return pairs;
}

function seriesOfShop(id: WatchedId, { plan, from }: ScoredShop, ledger: Ledger, incidents: SimulatedIncident[]) {
  const monitor = findMonitor(id) as Monitor;
  const range = { from: toHour(Date.parse(plan.start)), judged: toHour(from), to: toHour(Date.parse(plan.end)) };
  const [largest] = plan.stores.toSorted((a, b) => b.share - a.share);
  const slotOf = slotsOf([{ dimension: "", value: "", time_zone: largest?.time_zone ?? "UTC" }]);
  const rows = seriesOf(monitor, ledger.hours(""));
  const sums = rows[0]?.hours;
  const hours = Array.from({ length: range.to - range.from }, (_, n) => observe(monitor, sums?.get(range.from + n)));
  return { range, monitor, calendar: { slotOf, marks: () => undefined }, rows, hours, incidents };
}

/** Whether an hour has some of an incident in it. */
export function hitHours({ incidents }: Pick<Series, "incidents">): (hour: number) => boolean {
  return (hour) => incidents.some(({ from, to }) => (hour + 1) * hourMs > from && hour * hourMs < to);
}
