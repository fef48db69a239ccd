import { emptySeason } from "../band/emptySeason.ts";
import { rememberBucket } from "../band/rememberBucket.ts";
import { chance, expectedBucket, unknownSpread } from "../band/seasonalBand.ts";
import type { Expected } from "../band/types.ts";
import { requireWhole } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { evidenceOfEnd, SURE } from "./evidenceOfEnd.ts";
import { LOOKS, lookBack } from "./lookBack.ts";
import { addSeen, sumDistance } from "./sums.ts";
import type { Finding, Open, Seen, Watched, WatchedBucket, WatchOptions, WatchState } from "./types.ts";

/** Sees the buckets of series in order; all that it knows of one is in that one's state. */
export interface SeasonalWatch {
  empty(): WatchState;
  /** Judges the next bucket and then learns from it. Changes the state in place. */
  step(state: WatchState, bucket: WatchedBucket): Watched;
  /** What goes on in this state. */
  finding(state: WatchState): Finding | null;
}

/**
 * Seasonal watch: finds stretches of buckets that are not what their season and the level of these days lead to expect.
 *
 * Question: since when do fewer orders come than should, and is it over?
 * Assumes: what `seasonalBand` assumes. Looks at the latest 1, 2, 3 … buckets together, so a total failure is found in its
 *   first bucket and a small lasting one after some. While a finding is open nothing is learnt.
 * Units: values in any unit; `at` in any unit that ascends; p is a probability, corrected for the looks.
 * Errors: a bucket that cannot be judged answers its reason and is otherwise passed over. Options outside their range throw.
 * Cost: `longestLook` additions a bucket, independent of history.
 * Example: services/statistics/src/watch/seasonalWatch.test.ts.
 */
export function seasonalWatch(options: WatchOptions): SeasonalWatch {
  requireWhole("minimumBuckets", options.minimumBuckets, 1);
  requireWhole("longestLook", options.longestLook, options.minimumBuckets);
  requireWhole("longestChange", options.longestChange, options.longestLook);
  const sides = options.direction === "both" ? 2 : 1;
  const limit = -normalQuantile(options.falseAlarmRate / sides / LOOKS);
  return {
    empty: () => ({ season: emptySeason(options), recent: [], open: null, settling: 0 }),
    step: (state, bucket) => step(state, bucket, limit, options),
    finding: (state) => current(state, options),
  };
}

function step(state: WatchState, bucket: WatchedBucket, limit: number, options: WatchOptions): Watched {
  if (bucket.restart) restart(state);
  if (bucket.judge === false) return passOver(state, bucket, options);
  const band = expectedBucket(state.season, bucket, options);
  const unready = "reason" in band ? band : unknownSpread(state.season, options);
  if ("reason" in band || unready || state.settling > 0) {
    learn(state, bucket, band, options);
    state.settling = Math.max(0, state.settling - 1);
    return { band: unready ?? band, open: current(state, options), ended: null };
  }
  note(state, { ...band, at: bucket.at, value: bucket.value, weight: bucket.weight ?? 1 }, options);
  const ended = endOf(state, bucket, options);
  if (!state.open && !ended) state.open = lookBack(state.recent, limit, options);
  if (!state.open) learn(state, bucket, band, options);
  return { band, open: current(state, options), ended };
}

/** A bucket that is not judged is learnt only where that is asked for. */
function passOver(state: WatchState, bucket: WatchedBucket, options: WatchOptions): Watched {
  if (bucket.learn === true) learn(state, bucket, expectedBucket(state.season, bucket, options), options);
  return { band: null, open: current(state, options), ended: null };
}

/** After a new level was declared right, it takes as many buckets until it is known. */
const SETTLING = 24;

function restart(state: WatchState): void {
  state.season.level = { value: 0, usual: 0, variance: 0, seen: 0 };
  state.recent = [];
  state.open = null;
  state.settling = SETTLING;
}

function note(state: WatchState, it: Seen, options: WatchOptions): void {
  state.recent.push(it);
  if (state.recent.length > options.longestLook) state.recent.shift();
  const { open } = state;
  if (!open) return;
  open.back = Math.max(0, open.back + evidenceOfEnd(it, open, options));
  addSeen(open.all, it);
  // While nothing speaks for an end, all of it belongs to the change; what came after does not.
  if (open.back === 0) open.best = { ...open.all, last: it.at, z: sumDistance(open.all) };
}

function endOf(state: WatchState, bucket: WatchedBucket, options: WatchOptions): Finding | null {
  const { open } = state;
  if (!open) return null;
  const stays = open.all.buckets >= options.longestChange;
  if (!stays && open.back < SURE) return null;
  const ended = toFinding(open, options);
  if (stays) restart(state);
  state.open = null;
  state.recent = state.recent.filter(({ at }) => at > ended.last && at <= bucket.at);
  return ended;
}

const learn = (state: WatchState, bucket: WatchedBucket, it: Expected | UndefinedResult, options: WatchOptions) => {
  const unusable = "reason" in it && (it.reason === "not_a_number" || bucket.weight === 0);
  if (bucket.learn !== false && !unusable) rememberBucket(state.season, bucket, options, it, state.settling === 0);
};

const current = ({ open }: WatchState, options: WatchOptions): Finding | null =>
  open ? toFinding(open, options) : null;

function toFinding({ direction, from, beganBy, found, best }: Open, options: WatchOptions): Finding {
  const { buckets, value, weight, expected, variance, common, last, z } = best;
  const p = Math.min(1, LOOKS * chance(z, options.direction));
  return {
    direction,
    from,
    last,
    beganBy,
    found,
    buckets,
    value,
    weight,
    expected,
    variance: variance + common ** 2,
    z,
    p,
  };
}
