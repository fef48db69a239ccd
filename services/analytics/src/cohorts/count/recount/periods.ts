import { byDay, monthOf, weekOf } from "./calendar.ts";
import type { Days } from "./purchases.ts";
import { never, sums, sumsOfDay } from "./reader.ts";
import { numbersTo } from "./sorted.ts";

export type Grain = "w" | "m";

/** Stands for "none yet". */
export const none = -(2 ** 31);

/** The days by the periods of one grain. */
export interface Periods {
  /** By customer, the period of the first day, and the next one with an order or `none`. */
  cohort: Int32Array;
  next: Int32Array;
  /** Those with purchases, in their order. */
  periods: number[];
  /** Of each day, the place of its period among them. */
  place: Int32Array;
  /** 1: the customer is counted by this day in its period; 2: and came back in it for the first time. */
  counted: Uint8Array;
}

/** Two threads read the same. */
export const sharedBytes = (length: number) => new Uint8Array(new SharedArrayBuffer(length));
export const sharedInts = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));

const isBought = (days: Days, row: number) => days.sums[sumsOfDay * row + sums.orders]! > 0;

/**
 * When customers came back after their first period, and by which of its days each is counted in a period: in one currency of
 * it, the first, by any of its days with an order.
 */
function countDays(days: Days, period: Int32Array, { cohort, next, counted }: Periods): void {
  for (let customer = 0; customer < cohort.length; customer++) {
    let best = -1;
    for (let row = days.from[customer]!; row < days.from[customer + 1]!; row++) {
      if (!isBought(days, row)) continue;
      const own = period[row]!;
      // Days come in their order: the first that is later counts.
      if (own > cohort[customer]! && next[customer] === none) next[customer] = own;
      const isSame = best >= 0 && period[best] === own;
      if (isSame && days.currency[best]! <= days.currency[row]!) continue;
      if (isSame) counted[best] = 0;
      counted[row] = own === next[customer] ? 2 : 1;
      best = row;
    }
  }
}

export function periodsOf(days: Days, firstDay: Int32Array, grain: Grain): Periods {
  const { day, range } = days;
  const periodOf = byDay(range, grain === "w" ? weekOf : monthOf);
  const isKnown = new Uint8Array(range.count);
  for (let row = 0; row < day.length; row++) isKnown[day[row]! - range.first] = 1;
  const known = numbersTo(range.count).filter((it) => isKnown[it] === 1);
  const periods = [...new Set(Array.from(known, (it) => periodOf(range.first + it)))];
  const placeOf = byDay(range, (it) => periods.indexOf(periodOf(it)));
  const [period, place] = [new Int32Array(day.length), sharedInts(day.length)];
  for (let row = 0; row < day.length; row++) {
    period[row] = periodOf(day[row]!);
    place[row] = placeOf(day[row]!);
  }
  const cohort = sharedInts(firstDay.length);
  for (let customer = 0; customer < cohort.length; customer++)
    cohort[customer] = periodOf(firstDay[customer] === never ? range.first : firstDay[customer]!);
  const it = { cohort, next: sharedInts(cohort.length).fill(none), periods, place, counted: sharedBytes(day.length) };
  countDays(days, period, it);
  return it;
}

/** 1: the customer bought in several currencies. */
export function severalOf(days: Days, customers: number): Uint8Array {
  const several = sharedBytes(customers);
  for (let customer = 0; customer < customers; customer++) {
    let currency = -1;
    for (let row = days.from[customer]!; row < days.from[customer + 1]!; row++) {
      if (!isBought(days, row)) continue;
      if (currency < 0) currency = days.currency[row]!;
      else if (currency !== days.currency[row]) several[customer] = 1;
    }
  }
  return several;
}
