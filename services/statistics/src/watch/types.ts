import type { Bucket } from "../band/seasonalBand.ts";
import type { Expected, SeasonOptions, SeasonSummary } from "../band/types.ts";
import type { UndefinedResult } from "../undefinedResult.ts";

/** How a series is watched; `direction` "both" looks at both sides. */
export interface WatchOptions extends SeasonOptions {
  /** A change must be seen over at least this many buckets. */
  minimumBuckets: number;
  /** Up to this many buckets are looked at together, so that what is small but lasts is found too. */
  longestLook: number;
  /** A change that has lasted this many buckets is how things are now: it ends and is learnt. */
  longestChange: number;
}

/** The next complete bucket. */
export interface WatchedBucket extends Bucket {
  /** Its start, ascending. */
  at: number;
  /** False: a holiday, or hours that were not counted. Not judged, and learnt only if `learn` is true. */
  judge?: boolean;
  /** False: it belongs to a known incident. */
  learn?: boolean | undefined;
  /** True: from here on things are different, and that is right: the level is learnt anew. */
  restart?: boolean;
}

/** A bucket that was judged. */
export interface Seen extends Expected {
  at: number;
  value: number;
  /** What the value is out of; 1 where it is a total. */
  weight: number;
}

/** Consecutive buckets outside what was expected of them. */
export interface Finding {
  direction: "up" | "down";
  /** Start of the first bucket, and of the last one that still adds to the evidence. */
  from: number;
  last: number;
  /** It may as well have begun in any bucket from the first up to this one. */
  beganBy: number;
  /** Start of the bucket in which it was first seen. */
  found: number;
  buckets: number;
  value: number;
  weight: number;
  expected: number;
  /** Variance of the sum, shared part included. */
  variance: number;
  z: number;
  p: number;
}

/** What is kept of a finding that goes on. */
export interface Open {
  direction: "up" | "down";
  from: number;
  beganBy: number;
  found: number;
  /** Sums over all its buckets so far, and over those up to the last one that still belonged to it. */
  all: Sums;
  best: Sums & { last: number; z: number };
  /** Evidence that the latest buckets are back to normal, in nats. */
  back: number;
}

export interface Sums {
  buckets: number;
  value: number;
  weight: number;
  expected: number;
  variance: number;
  /** Sum of shared × expected. */
  common: number;
}

/** All that is kept of a watched series. Plain data, of a size that does not grow. */
export interface WatchState {
  season: SeasonSummary;
  /** The latest buckets that were judged, oldest first. */
  recent: Seen[];
  open: Open | null;
  /** Buckets still to come until a new level is known; until then nothing is judged. */
  settling: number;
}

/** What a bucket led to. */
export interface Watched {
  /** What was expected of it, or why that cannot be said. */
  band: Expected | UndefinedResult | null;
  /** The finding that goes on, as far as it is known now. */
  open: Finding | null;
  /** A finding that this bucket has shown to be over. */
  ended: Finding | null;
}
