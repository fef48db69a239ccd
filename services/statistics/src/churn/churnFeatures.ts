import { requireAtLeast, requirePositive, requireWhole } from "../check.ts";
import { requireHistory } from "../lifetime/checks.ts";
import { purchasesToCome } from "../lifetime/purchasesToCome.ts";
import { shared } from "../lifetime/shared.ts";
import type { BgNbd, PurchaseHistory } from "../lifetime/types.ts";

/** What a customer did up to a day. Times in days. */
export interface ChurnHistory extends PurchaseHistory {
  /** All that was spent, the first purchase included. */
  spent: number;
  /** Pieces bought, likewise. */
  items: number;
  /** Purchases in the later half of the age. */
  recent: number;
}

/** Names of features, in the order of the columns. */
export type ChurnFeature = "repeats" | "silence" | "age" | "spent" | "items" | "overdue" | "trend" | "to_come";

/** One column per feature, one row per customer. */
export interface ChurnFeatures {
  names: ChurnFeature[];
  columns: Float64Array[];
}

/** Purchases to come below this many are all next to none: a logarithm would set them far apart. */
const NEXT_TO_NONE = 0.01;

/**
 * Features of customers for a score of churn.
 *
 * Question: what of a customer's past tells whether they will buy again?
 * Assumes: all is taken as of one day, and nothing of after it. Train on a day so long ago that what came since is known,
 *   then score as of today; the horizon is the time that was waited.
 * Units: logarithms, as all of these are skewed. `repeats`, `age` (days since the first purchase), `spent` and `items`:
 *   ln (1 + it), refunds beyond purchases counting as 0. `silence`: ln (1 + days since the last purchase). `overdue`:
 *   ln (1 + silence over the customer's own mean gap), the gap being age / purchases. `trend`: ln of purchases in the later
 *   half of the age over those in the earlier, 1 added to both. `to_come`: ln (0.01 + purchases to come in the horizon) by
 *   BG/NBD, only where a model is given.
 * Errors: a history that cannot be one, or a horizon that is not above 0, throws a RangeError.
 * Source: recency, frequency and value as Fader, Hardie and Lee, "RFM and CLV", 2005; silence over the own gap as Buckinx
 *   and Van den Poel, European Journal of Operational Research 164, 2005.
 * Example: two repeats, the last 10 days ago, at an age of 30, have an `overdue` of ln 2: as long as their mean gap.
 */
export function churnFeatures(
  histories: readonly ChurnHistory[],
  expected?: { model: BgNbd; horizon: number },
): ChurnFeatures {
  histories.forEach((history, index) => {
    requireChurnHistory(`histories[${index}]`, history);
  });
  const columns: [ChurnFeature, (history: ChurnHistory) => number][] = [
    ["repeats", ({ frequency }) => Math.log1p(frequency)],
    ["silence", ({ age, recency }) => Math.log1p(age - recency)],
    ["age", ({ age }) => Math.log1p(age)],
    ["spent", ({ spent }) => Math.log1p(Math.max(0, spent))],
    ["items", ({ items }) => Math.log1p(Math.max(0, items))],
    ["overdue", overdue],
    ["trend", ({ frequency, recent }) => Math.log((1 + recent) / (2 + frequency - recent))],
  ];
  if (expected) columns.push(["to_come", toCome(expected)]);
  return {
    names: columns.map(([name]) => name),
    columns: columns.map(([, value]) => Float64Array.from(histories, value)),
  };
}

function overdue({ frequency, recency, age }: ChurnHistory): number {
  return age > 0 ? Math.log1p(((age - recency) * (frequency + 1)) / age) : 0;
}

function toCome({ model, horizon }: { model: BgNbd; horizon: number }): (history: ChurnHistory) => number {
  requirePositive("horizon", horizon);
  return shared((history) => Math.log(NEXT_TO_NONE + purchasesToCome(model, history, horizon)));
}

function requireChurnHistory(name: string, history: ChurnHistory): void {
  requireHistory(name, history);
  for (const field of ["spent", "items"] as const)
    requireAtLeast(`${name}.${field}`, history[field], -Number.MAX_VALUE);
  requireWhole(`${name}.recent`, history.recent, 0);
  if (history.recent > history.frequency + 1) {
    throw new RangeError(
      `${name}.recent must be at most the ${history.frequency + 1} purchases, got ${history.recent}`,
    );
  }
}
