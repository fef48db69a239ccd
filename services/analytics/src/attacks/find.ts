import { type Burst, burstsOf, hourMs, isCrowded, leastOrders } from "./burst.ts";
import { type Attack, describeAttack, isSmall } from "./describe.ts";
import { type AttackOrder, byKey, likenessOf, union } from "./keys.ts";

/** Keys with so many orders in some 60 minutes that what is usual of them has to be known. */
export function crowdedKeys(orders: readonly AttackOrder[]): string[] {
  return [...byKey(orders, leastOrders)].flatMap(([key, group]) => (isCrowded(group) ? [key] : []));
}

/** Guests who order one thing at the usual price, each to an address of their own, are a sale that goes well. */
function isSale({ key, orders }: Burst, typical: (currency: string) => number): boolean {
  if (likenessOf(key) !== "guests" || isSmall(orders, typical)) return false;
  return new Set(orders.map((order) => order.address).filter(Boolean)).size > orders.length / 2;
}

const startOf = (burst: Burst) => burst.orders[0]?.at ?? 0;
const endOf = (burst: Burst) => burst.orders.at(-1)?.at ?? 0;
const currencyOf = (burst: Burst) => burst.orders[0]?.currency ?? "";

/** Bursts of one currency with less than an hour between them, as those have that overlap or share orders. */
function together(bursts: readonly Burst[]): Burst[][] {
  const groups: { end: number; bursts: Burst[] }[] = [];
  for (const burst of bursts.toSorted((a, b) => startOf(a) - startOf(b) || (a.key < b.key ? -1 : 1))) {
    const group = groups.at(-1);
    if (group && startOf(burst) - group.end < hourMs) {
      group.bursts.push(burst);
      group.end = Math.max(group.end, endOf(burst));
    } else groups.push({ end: endOf(burst), bursts: [burst] });
  }
  return groups.map((group) => group.bursts);
}

/**
 * Attacks: bursts of orders that are like one another, as card testing and bots make them.
 *
 * Question: which of these orders did nobody mean?
 * Assumes: orders of one key (address, customer, or a guest's product, total and payment) come independently of each other
 * at no more than the usual rate; an attack is at least 10 of them in 60 minutes, which chance gives less often than 1e-9.
 * Units: times in milliseconds, amounts in minor units, `usual` in orders an hour, `typical` the shop's usual order.
 * Errors: a rate that is negative or no number throws a RangeError. Amounts of two currencies are two attacks, never a sum.
 * Source: Naus, "The distribution of the size of the maximum cluster of points on a line", JASA 60 (1965); the bar is far
 * beyond it, so that looking again and again finds no chance bursts.
 * Example: 12 orders of 1.00 EUR by card to one new address within ten minutes, where orders are 60 EUR, are card testing.
 */
export function findAttacks(
  orders: readonly AttackOrder[],
  usual: (key: string) => number,
  typical: (currency: string) => number,
): Attack[] {
  const bursts = [...byKey(orders, leastOrders)]
    .filter(([, group]) => isCrowded(group))
    .flatMap(([key, group]) => burstsOf(key, group, usual(key)))
    .filter((burst) => !isSale(burst, typical));
  const groups = [...Map.groupBy(bursts, currencyOf).values()].flatMap(together);
  return groups
    .map((group) => describeAttack(group, union(group.map((it) => it.orders)), typical))
    .sort((a, b) => a.started_at - b.started_at || (a.key < b.key ? -1 : 1));
}
