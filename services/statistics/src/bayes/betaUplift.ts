import { requireInside01 } from "../check.ts";
import { rootNear } from "../numerics/rootNear.ts";
import { betaOnAxis } from "./axis.ts";
import { probabilityWithin } from "./probabilityWithin.ts";
import { requireShape } from "./requireBelief.ts";
import type { BetaShape } from "./types.ts";

/** By what share the treatment is above its control. */
export interface Uplift {
  /** The uplift is above this as likely as below. */
  median: number;
  lower: number;
  upper: number;
}

/**
 * Uplift of a rate: how far the treatment lies above its control, as a share of it.
 *
 * Question: by how many per cent does the treatment convert better?
 * Assumes: beliefs that are independent of each other, as `betaPosterior` makes them.
 * Units: shares, 0.1 for 10 % more. The interval leaves out alpha, half of it on each side.
 * Errors: an a or b that is not above 0, or an alpha outside (0, 1), throws a RangeError.
 * Accuracy: 1e-8 relative to 1 plus the uplift.
 * Source: the ratio of two beta values by quadrature over log-odds, without the normal approximation of its logarithm.
 * Example: Beta(101, 901) beside Beta(131, 871) has the uplift 0.298 and the interval [0.018, 0.661] at 5 %.
 */
export function betaUplift(control: BetaShape, treatment: BetaShape, alpha = 0.05): Uplift {
  requireShape("control", control);
  requireShape("treatment", treatment);
  requireInside01("alpha", alpha);
  const [before, after] = [betaOnAxis(control), betaOnAxis(treatment)];
  // Further apart than e^700 are only rates of which next to nothing is known.
  const reach = 4 * Math.sqrt(1 / control.a + 1 / treatment.a);
  const search = { middle: Math.log(after.mean / before.mean), reach, low: -700, high: 700 };
  const below = (log: number): number =>
    probabilityWithin(
      before,
      after,
      (rate) => rate * Math.exp(log),
      (rate) => rate / Math.exp(log),
    );
  const quantile = (p: number): number => Math.expm1(rootNear((log) => below(log) - p, search, 1e-10));
  return { median: quantile(0.5), lower: quantile(alpha / 2), upper: quantile(1 - alpha / 2) };
}
