import type { Profile } from "../calendar/profile.ts";
import type { Member } from "./population.ts";

const LIMIT = 1e4;

/**
 * Expected number of purchases of a customer of known rate and dropout in the BG/NBD model.
 *
 * What: (1 - exp(-rate * dropout * time)) / dropout, or rate * time when nobody drops out.
 * Source: Fader, Hardie and Lee, Marketing Science 24(2), 2005, equation 6 (E[X(t) | lambda, p]).
 * Example: `expectedPurchases(0.1, 0.5, 1e9)` is 2: one purchase in two is the last.
 */
export function expectedPurchases(rate: number, dropout: number, time: number): number {
  return dropout < 1e-9 ? rate * time : -Math.expm1(-rate * dropout * time) / dropout;
}

/** Orders expected of all customers within the range when every rate is multiplied by `scale`. */
export function expectedOrders(members: readonly Member[], profiles: readonly Profile[], scale: number): number {
  let total = 0;
  for (const { store, registered, firstOrder, rate, dropout, active } of members) {
    const profile = profiles[store];
    if (!active || !profile) continue;
    const time = profile.total - profile.elapsed(registered);
    total += (firstOrder === null ? 0 : 1) + expectedPurchases(rate * scale, dropout, time);
  }
  return total;
}

/** The factor on every purchase rate that makes the expected orders meet a target, as near as they can. */
export function rateScale(members: readonly Member[], profiles: readonly Profile[], target: number): number {
  let low = 1e-3;
  let high = LIMIT;
  for (let step = 0; step < 40; step++) {
    const middle = Math.sqrt(low * high);
    if (expectedOrders(members, profiles, middle) < target) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
