import { addSeen, noSums, relativeChange, sumDistance, sumPieces } from "./sums.ts";
import type { Open, Seen, Sums, WatchOptions } from "./types.ts";

/**
 * Looking at 1, 2, 3 … buckets together is about as many chances to be wrong as this many looks at separate ones; measured
 * on quiet series, see docs/methods/anomalies.md.
 */
export const LOOKS = 5;

/**
 * Window-limited scan: the stretch up to now that is furthest from what was expected of it, if any is far enough.
 *
 * Source: Lai, "Sequential changepoint detection in quality control and dynamical systems", JRSS B 57, 1995.
 */
export function lookBack(recent: readonly Seen[], limit: number, options: WatchOptions): Open | null {
  if (!hasLasted(recent, options)) return null;
  const sums = noSums();
  const starts: { at: number; z: number }[] = [];
  let best: { sums: Sums; z: number; first: Seen } | null = null;
  for (let back = recent.length - 1; back >= 0; back--) {
    const first = recent[back] as Seen;
    addSeen(sums, first);
    const z = sumDistance(sums);
    starts.push({ at: first.at, z });
    if (!isFar(z, sums, limit, options) || (best && Math.abs(z) <= Math.abs(best.z))) continue;
    best = { sums: { ...sums }, z, first };
  }
  const now = recent.at(-1);
  if (!best || !now) return null;
  return {
    direction: best.z > 0 ? "up" : "down",
    from: best.first.at,
    beganBy: latestStart(starts, best.z),
    found: now.at,
    all: best.sums,
    best: { ...best.sums, last: now.at, z: best.z },
    back: 0,
  };
}

/** A stretch that is shorter by its first buckets and about as far out (within two nats) might as well be the whole of it. */
const AS_GOOD = 2;

function latestStart(starts: readonly { at: number; z: number }[], best: number): number {
  const good = starts.filter(({ z }) => z * best > 0 && (z * z) / 2 >= (best * best) / 2 - AS_GOOD);
  return Math.max(...good.map(({ at }) => at));
}

/** Whether each of the latest buckets, as many as are asked for, is off by as much as is asked for. */
function hasLasted(recent: readonly Seen[], { minimumBuckets, minimumChange }: WatchOptions): boolean {
  if (minimumBuckets === 1) return true;
  const latest = recent.slice(-minimumBuckets);
  const isOff = (sign: number) => latest.every((it) => sign * relativeChange({ ...noSums(), ...it }) > minimumChange);
  return latest.length === minimumBuckets && (isOff(1) || isOff(-1));
}

function isFar(z: number, sums: Sums, limit: number, options: WatchOptions): boolean {
  if (!(Math.abs(z) > limit) || sums.buckets < options.minimumBuckets) return false;
  if (options.direction !== "both" && options.direction !== (z > 0 ? "up" : "down")) return false;
  return sumPieces(sums) >= options.minimumCount && Math.abs(relativeChange(sums)) >= options.minimumChange;
}
