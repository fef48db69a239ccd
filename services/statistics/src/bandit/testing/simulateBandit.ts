import type { MeanSums } from "../../estimates/types.ts";
import { seededRandom } from "../../random/seededRandom.ts";
import { startBandit } from "../startBandit.ts";
import { stepBandit } from "../stepBandit.ts";
import type { BanditSettings, BanditState } from "../types.ts";

/** A bandit on arms of known rates or of normal values with known means, batch by batch, from a seed. */
export interface Simulation extends BanditSettings {
  kind: BanditState["kind"];
  truth: readonly number[];
  batches: readonly number[];
  seed: number;
}

/** Its state after each batch. */
export function simulateBandit({ kind, truth, batches, seed, ...settings }: Simulation): BanditState[] {
  const random = seededRandom(seed);
  let state = startBandit(kind, truth.length);
  return batches.map((units) => {
    state = stepBandit(state, batchOf(state, truth, units, random), settings);
    return state;
  });
}

function batchOf({ kind, weights }: BanditState, truth: readonly number[], units: number, random: () => number) {
  const sums: MeanSums[] = truth.map(() => ({ n: 0, sum: 0, sumOfSquares: 0 }));
  for (let unit = 0; unit < units; unit++) {
    const index = drawn(weights, random());
    const value = kind === "rate" ? Number(random() < truth[index]!) : truth[index]! + normal(random);
    const arm = sums[index]!;
    arm.n++;
    arm.sum += value;
    arm.sumOfSquares += value * value;
  }
  return sums;
}

function drawn(weights: readonly number[], at: number): number {
  let left = at;
  const found = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return found < 0 ? weights.length - 1 : found;
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
