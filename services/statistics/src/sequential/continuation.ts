import { normalTail } from "../distributions/normalTail.ts";
import { quadratureOn } from "../numerics/quadratureOn.ts";
import type { Looks } from "./types.ts";

/**
 * Who is still in the test after a look: places of the score (z times the root of the information) between the
 * boundaries, and the probability that lies at each where there is no effect.
 */
export interface Continuing {
  fraction: number;
  scores: Float64Array;
  masses: Float64Array;
}

/** Before the first look: no information, a score of 0. */
export const beginning: Continuing = { fraction: 0, scores: new Float64Array(1), masses: new Float64Array(1).fill(1) };

/** A boundary beyond this is never reached as far as a double can tell; its look is none. */
const farthest = 37;

/** Who continues after one more look. `next` is the information gained until the look after it. */
export function continueTo(before: Continuing, fraction: number, bound: number, next: number): Continuing {
  if (bound > farthest) return before;
  const gained = fraction - before.fraction;
  const reach = bound * Math.sqrt(fraction);
  const panels = Math.max(2, Math.ceil((2 * reach) / (3 * Math.sqrt(Math.min(gained, next)))));
  const { points, weights } = quadratureOn(
    Array.from({ length: panels + 1 }, (_, i) => reach * ((2 * i) / panels - 1)),
  );
  const scale = 1 / Math.sqrt(2 * Math.PI * gained);
  const masses = densities(before, points, gained).map((density, j) => weights[j]! * scale * density);
  return { fraction, scores: points, masses };
}

/** Steps of more than 20 standard deviations are left out: no effect that stays between boundaries takes them. */
function densities(before: Continuing, points: Float64Array, gained: number): Float64Array {
  const longest = 20 * Math.sqrt(gained);
  let from = 0;
  return points.map((point) => {
    while (from < before.scores.length && before.scores[from]! < point - longest) from++;
    let density = 0;
    for (let i = from; i < before.scores.length && before.scores[i]! <= point + longest; i++) {
      density += before.masses[i]! * Math.exp(-((point - before.scores[i]!) ** 2) / (2 * gained));
    }
    return density;
  });
}

/** Who continues after each look but the last, the beginning first. */
export function continuingThrough({ fractions, bounds }: Looks): Continuing[] {
  const found = [beginning];
  for (let k = 0; k + 1 < fractions.length; k++) {
    found.push(continueTo(found[k]!, fractions[k]!, bounds[k]!, fractions[k + 1]! - fractions[k]!));
  }
  return found;
}

/**
 * Probability to go on so far and then to have a z of at least `z` (`below`: at most −z), where the effect is `drift`:
 * the expected z at the planned information. Places are weighed by their likelihood under the drift.
 */
export function beyond(before: Continuing, fraction: number, z: number, drift = 0, below = false): number {
  const gained = fraction - before.fraction;
  const sign = below ? -1 : 1;
  const edge = z * Math.sqrt(fraction) - sign * drift * gained;
  const last = before.scores.length - 1;
  let sum = 0;
  for (let i = 0; i <= last; i++) {
    const nearest = below ? i : last - i;
    const score = before.scores[nearest]!;
    const likelihood = drift === 0 ? 1 : Math.exp(drift * score - (drift ** 2 * before.fraction) / 2);
    const tail = normalTail((edge - sign * score) / Math.sqrt(gained));
    sum += before.masses[nearest]! * likelihood * tail;
    // All that is left has a probability of at most 1 and a smaller tail.
    if (tail < 1e-17 * sum) break;
  }
  return sum;
}
