import type { Open, Seen, WatchOptions } from "./types.ts";

/** It is over once the latest buckets are e⁹ (8,000) times as likely under what is expected as under what it was. */
export const SURE = 9;
const MOST = 10;

/** What share of the expected value came while it went on, kept away from 0, from endless and from no change at all. */
function ratioOf({ direction, best }: Open, options: WatchOptions): number {
  const ratio = best.expected > 0 ? best.value / best.expected : MOST;
  const least = options.minimumChange / 2;
  if (direction === "down") return Math.min(1 - Math.min(0.9, least), Math.max(1 / MOST, ratio));
  return Math.max(1 + least, Math.min(MOST, ratio));
}

/**
 * Log-likelihood ratio of one bucket, back to normal against going on: of a Poisson number of pieces. Added up bucket by
 * bucket, never below 0, it says how sure it is that the change is over (a CUSUM).
 */
export function evidenceOfEnd(it: Seen, open: Open, options: WatchOptions): number {
  if (!(it.expected > 0 && it.variance > 0)) return 0;
  const ratio = ratioOf(open, options);
  const piece = it.variance / it.expected;
  return (Math.max(0, it.value) * -Math.log(ratio) - it.expected * (1 - ratio)) / piece;
}
