import { isUndefined, median } from "@vigie/statistics";
import { hourMs, leastOrders } from "./burst.ts";
import { type AttackOrder, byKey } from "./keys.ts";

const weekHours = 168;

/** What is usual of a key, in orders an hour, and of a currency's orders, in minor units. */
export interface Usual {
  rate: (key: string) => number;
  typical: (currency: string) => number;
}

function middle(values: readonly number[]): number {
  const found = median(values);
  return isUndefined(found) ? 0 : found;
}

/** The busiest hour of each week. */
function peaksOf(orders: readonly AttackOrder[], first: number, weeks: number): number[] {
  const hours = new Map<number, number>();
  const peaks = new Array<number>(weeks).fill(0);
  for (const { at } of orders) {
    const hour = Math.floor(at / hourMs) - first;
    const count = (hours.get(hour) ?? 0) + 1;
    hours.set(hour, count);
    const week = Math.floor(hour / weekHours);
    peaks[week] = Math.max(peaks[week] ?? 0, count);
  }
  return peaks;
}

/**
 * What is usual, from a history of several weeks that has attacks in it: the busiest hour of the week in the middle. Hours
 * of the day differ, so a mean would make an attack of each busy hour; and an attack is not in most weeks. A key with fewer
 * orders than an attack needs has none to speak of.
 */
export function usualOf(orders: readonly AttackOrder[]): Usual {
  const times = orders.reduce(({ from, to }, { at }) => ({ from: Math.min(from, at), to: Math.max(to, at) }), {
    from: Number.POSITIVE_INFINITY,
    to: 0,
  });
  const first = Math.floor(times.from / hourMs);
  const weeks = Math.floor((Math.floor(times.to / hourMs) - first) / weekHours) + 1;
  const groups = byKey(orders, leastOrders);
  const amounts = Map.groupBy(orders, (it) => it.currency);
  const typical = new Map([...amounts].map(([currency, of]) => [currency, middle(of.map((it) => it.total))]));
  return {
    rate: (key) => middle(peaksOf(groups.get(key) ?? [], first, weeks)),
    typical: (currency) => typical.get(currency) ?? 0,
  };
}
