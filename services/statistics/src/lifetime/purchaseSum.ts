import type { BgNbd } from "./types.ts";

/**
 * Expected purchases as a sum over how many there would be without drop-out: the probability of k of them, negative
 * binomial, times how many of k come before a customer drops out. All terms are positive; their common factor is left
 * out, as the probabilities come to 1. Slow where the time is many times alpha.
 */
export function purchaseSum({ r, alpha, a, b }: BgNbd, time: number): number {
  const share = time / (alpha + time);
  let probability = 1;
  let total = 1;
  let purchases = 0;
  let reached = 0;
  let stays = 1;
  for (let k = 1; ; k++) {
    probability *= ((r + k - 1) / k) * share;
    reached += stays;
    stays *= (b + k - 1) / (a + b + k - 1);
    total += probability;
    purchases += probability * reached;
    const ratio = Math.max((r + k) / (k + 1), 1) * share;
    if (ratio < 1 && probability * reached <= 1e-17 * (1 - ratio) ** 2 * purchases) return purchases / total;
    if (total > 1e200) {
      probability *= 1e-200;
      total *= 1e-200;
      purchases *= 1e-200;
    }
  }
}
