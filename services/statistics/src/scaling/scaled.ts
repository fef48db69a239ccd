import type { Scaling } from "./standardise.ts";

/** A value in standard deviations from the mean; 0 where there is no spread. */
export function scaled(value: number, { mean, sd }: Scaling, at: number): number {
  return sd[at]! > 0 ? (value - mean[at]!) / sd[at]! : 0;
}
