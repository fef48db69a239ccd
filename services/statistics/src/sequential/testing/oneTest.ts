import type { Looks } from "../../index.ts";

/** One simulated group sequential test: where it ended, at the look k counted from 0. */
export function oneTest({ fractions, bounds }: Looks, drift: number, random: () => number): { z: number; k: number } {
  let score = 0;
  for (let k = 0; ; k++) {
    const gained = fractions[k]! - (fractions[k - 1] ?? 0);
    score += drift * gained + Math.sqrt(gained) * normal(random);
    const z = score / Math.sqrt(fractions[k]!);
    if (Math.abs(z) >= bounds[k]! || k + 1 === fractions.length) return { z, k };
  }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
