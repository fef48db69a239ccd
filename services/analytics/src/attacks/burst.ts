import { poissonTail } from "@vigie/statistics";
import type { AttackOrder } from "./keys.ts";

export const hourMs = 3_600_000;
/** Fewer orders in an hour are never an attack. */
export const leastOrders = 10;
const chance = 1e-9;
/** No key is rarer than this many orders an hour: a new one has no past. */
const leastRate = 0.05;

/** Orders of one key in quick succession. */
export interface Burst {
  key: string;
  orders: AttackOrder[];
  /** The most orders in any 60 minutes, and how many an hour are usual. */
  peak: number;
  rate: number;
}

/** How many orders in an hour chance as good as never gives. */
function barOf(rate: number): number {
  let count = Math.max(leastOrders, Math.floor(rate));
  while (poissonTail(count, rate) >= chance) count++;
  return count;
}

interface Stretch {
  first: number;
  last: number;
  peak: number;
}

/** Places in the list where some 60 minutes hold at least so many orders. */
function crowdsOf(orders: readonly AttackOrder[], bar: number): Stretch[] {
  const crowds: Stretch[] = [];
  let first = 0;
  orders.forEach((order, last) => {
    while (order.at - (orders[first]?.at ?? 0) >= hourMs) first++;
    const peak = last - first + 1;
    if (peak < bar) return;
    const known = crowds.at(-1);
    if (known && first <= known.last) Object.assign(known, { last, peak: Math.max(known.peak, peak) });
    else crowds.push({ first, last, peak });
  });
  return crowds;
}

/** Grows stretches while the gaps stay short, and joins those that meet. */
function grown(crowds: readonly Stretch[], orders: readonly AttackOrder[], gapMs: number): Stretch[] {
  const close = (index: number) =>
    (orders[index]?.at ?? Number.POSITIVE_INFINITY) - (orders[index - 1]?.at ?? 0) < gapMs;
  const joined: Stretch[] = [];
  for (const crowd of crowds) {
    const it = { ...crowd };
    while (it.first > 0 && close(it.first)) it.first--;
    while (it.last < orders.length - 1 && close(it.last + 1)) it.last++;
    const known = joined.at(-1);
    if (known && it.first <= known.last) {
      known.last = Math.max(known.last, it.last);
      known.peak = Math.max(known.peak, it.peak);
    } else joined.push(it);
  }
  return joined;
}

/** Whether some 60 minutes hold so many orders that they may be an attack. */
export const isCrowded = (orders: readonly AttackOrder[]) =>
  orders.some((order, index) => (orders[index + leastOrders - 1]?.at ?? Number.POSITIVE_INFINITY) - order.at < hourMs);

/** The bursts of one key's orders, which are in the order of time. */
export function burstsOf(key: string, orders: readonly AttackOrder[], usual: number): Burst[] {
  const rate = Math.max(leastRate, usual);
  // A key with many orders an hour has its usual ones within the hour too: those are not drawn in.
  const stretches = grown(crowdsOf(orders, barOf(rate)), orders, hourMs / Math.max(1, rate));
  return stretches.map(({ first, last, peak }) => ({ key, orders: orders.slice(first, last + 1), peak, rate }));
}
