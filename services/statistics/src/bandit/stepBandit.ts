import { requireWhole } from "../check.ts";
import { addSums } from "../estimates/addSums.ts";
import type { MeanSums } from "../estimates/types.ts";
import { armBeliefs } from "./armBeliefs.ts";
import { requireFloor, thompsonWeights } from "./thompsonWeights.ts";
import type { BanditSettings, BanditState } from "./types.ts";

/**
 * One step of a bandit: folds a batch in and tells the next shares.
 *
 * Question: after today's units, how should tomorrow's be assigned?
 * Assumes: as `armBeliefs`. The units of a batch were assigned at random by the shares before it. Estimates of arms that
 *   a bandit starved are biased downwards: to measure an effect, run a test.
 * Units: sums of the batch, an arm each; shares that add up to 1. They stay even until every arm has `leastUnits` and
 *   something can be believed of it.
 * Errors: a batch of other arms, sums that cannot be (of a rate: more or other than whole successes), a floor that not
 *   every arm can keep, or least units that are no whole number throw a RangeError.
 * Source: Thompson, Biometrika 25, 1933; in batches as Scott, 2010.
 * Example: of two even arms, one with 30 of 100 and one with 10 of 100 get the shares 0.9 and 0.1 with a floor of 0.1.
 */
export function stepBandit(
  state: BanditState,
  batch: readonly MeanSums[],
  { floor, leastUnits }: BanditSettings,
): BanditState {
  requireFloor(floor, state.arms.length);
  requireWhole("leastUnits", leastUnits, 0);
  if (batch.length !== state.arms.length) {
    throw new RangeError(`batch must be of ${state.arms.length} arms, got ${batch.length}`);
  }
  const arms = state.arms.map((arm, index) => addSums(arm, batch[index]!));
  const next = { ...state, arms, batches: state.batches + 1 };
  const beliefs = armBeliefs(next);
  const early = "reason" in beliefs || arms.some(({ n }) => n < leastUnits);
  return { ...next, weights: early ? arms.map(() => 1 / arms.length) : thompsonWeights(beliefs, floor) };
}
