import { requireInside01 } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import { normalTail } from "../distributions/normalTail.ts";
import { rootBetween } from "../numerics/rootBetween.ts";
import { beginning, beyond, type Continuing, continueTo } from "./continuation.ts";
import { requireFractions } from "./requireLooks.ts";
import type { AlphaSpending, Looks } from "./types.ts";

/** The looks with their boundaries, and what each look alone would count as. */
export interface GroupSequentialBounds extends Looks {
  /** Two-sided p-value that a fixed test must reach at the look. */
  nominalP: number[];
  /** Alpha spent up to and with the look. */
  spent: number[];
}

/**
 * Boundaries of a group sequential test.
 *
 * Question: how large must z be at each planned look so that all of them together err with probability alpha?
 * Assumes: a two-sided test with boundaries on both sides alike; estimates that gain independent information from look to
 *   look (means of units that come one after the other). When to look may not depend on the result so far.
 * Units: fractions of the planned information (for means: units over planned units), rising; boundaries of |z|.
 *   A look at which less than 1e-30 may be spent has no boundary: infinity.
 * Errors: no look, fractions that do not rise or are not above 0, or an alpha outside (0, 1) throw a RangeError.
 * Accuracy: 1e-9.
 * Source: Armitage, McPherson and Rowe, "Repeated significance tests on accumulating data", JRSS A 132, 1969; Jennison
 *   and Turnbull, "Group sequential methods", 2000, chapters 7 and 19.
 * Example: five equal looks at 5 % with `spendObrienFleming` have the boundaries 4.8769, 3.3569, 2.6803, 2.2898, 2.0310.
 */
export function groupSequentialBounds(
  fractions: readonly number[],
  alpha: number,
  spending: AlphaSpending,
): GroupSequentialBounds {
  requireFractions(fractions);
  requireInside01("alpha", alpha);
  const spent = fractions.map((fraction) => spending(fraction, alpha));
  const bounds: number[] = [];
  let before = beginning;
  fractions.forEach((fraction, k) => {
    const bound = boundOf(before, fraction, spent[k]! - (spent[k - 1] ?? 0));
    bounds.push(bound);
    const next = (fractions[k + 1] ?? fraction) - fraction;
    if (next > 0) before = continueTo(before, fraction, bound, next);
  });
  return { fractions, bounds, spent, nominalP: bounds.map((bound) => 2 * normalTail(bound)) };
}

/** Alone a look would need this much; looks before can only have taken some of it. */
function boundOf(before: Continuing, fraction: number, spend: number): number {
  if (!(spend >= 0 && spend < 1)) throw new RangeError(`spending must rise and stay below 1, got ${spend} at a look`);
  if (spend < 1e-30) return Number.POSITIVE_INFINITY;
  const highest = -normalQuantile(spend / 2);
  const excess = (z: number): number => Math.log((2 * beyond(before, fraction, z)) / spend);
  return excess(highest) >= 0 ? highest : rootBetween(excess, 0, highest, 1e-11);
}
