import { normalQuantile } from "../../distributions/normalQuantile.ts";
import type { BgNbd, GammaGamma, PurchaseHistory, Spending } from "../types.ts";

/** Numbers in (0, 1), the same for the same seed. */
export function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A value of Gamma(shape), by Marsaglia and Tsang. */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normalQuantile(random());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** For tests: customers as BG/NBD has them, seen for ages between half of the given one and all of it. */
export function simulatedHistories(model: BgNbd, customers: number, longest: number, seed: number): PurchaseHistory[] {
  const random = lehmer(seed);
  return Array.from({ length: customers }, () => {
    const rate = gamma(model.r, random) / model.alpha;
    const [leave, stay] = [gamma(model.a, random), gamma(model.b, random)];
    const age = longest * (1 - random() / 2);
    let frequency = 0;
    let recency = 0;
    for (let active = true; active; ) {
      const next = recency - Math.log(random()) / rate;
      if (next > age) break;
      frequency++;
      recency = next;
      active = random() >= leave / (leave + stay);
    }
    return { frequency, recency, age };
  });
}

/** For tests: what customers of the given frequencies spend as Gamma-Gamma has it. */
export function simulatedSpendings(model: GammaGamma, frequencies: readonly number[], seed: number): Spending[] {
  const random = lehmer(seed);
  return frequencies.map((frequency) => {
    const rate = gamma(model.q, random) / model.v;
    return { frequency, value: gamma(model.p * frequency, random) / rate / frequency };
  });
}
