import { MAD_TO_SD } from "./mad.ts";

/** Median and scaled MAD of a few finite values (at least one) in one go; made for the dozen values of a slot. */
export function centreOf(values: readonly number[]): { middle: number; spread: number } {
  const sorted = Float64Array.from(values).sort();
  const middle = middleOf(sorted);
  for (let index = 0; index < sorted.length; index++) sorted[index] = Math.abs((sorted[index] as number) - middle);
  return { middle, spread: middleOf(sorted.sort()) * MAD_TO_SD };
}

function middleOf(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : (sorted[half - 1] as number) / 2 + upper / 2;
}
