import { requireWhole } from "../check.ts";
import type { BanditState } from "./types.ts";

/**
 * A bandit that knows nothing yet: all arms have the same share.
 *
 * Question: where does a bandit begin?
 * Assumes: nothing.
 * Units: a number of arms.
 * Errors: a number of arms that is no whole number from 2 throws a RangeError.
 * Example: `startBandit("rate", 4).weights` is [0.25, 0.25, 0.25, 0.25].
 */
export function startBandit(kind: BanditState["kind"], arms: number): BanditState {
  requireWhole("arms", arms, 2);
  return {
    kind,
    arms: Array.from({ length: arms }, () => ({ n: 0, sum: 0, sumOfSquares: 0 })),
    weights: Array<number>(arms).fill(1 / arms),
    batches: 0,
  };
}
