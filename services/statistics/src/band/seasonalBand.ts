import { normalQuantile } from "../distributions/normalQuantile.ts";
import { normalTail } from "../distributions/normalTail.ts";
import { isUndefined } from "../isUndefined.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { type Expected, expectedOf } from "./expectedOf.ts";
import { slotValues } from "./slotValues.ts";
import type { Band, SeasonOptions, SeasonSummary } from "./types.ts";

/** The bucket to judge. */
export interface Bucket {
  /** Its place in the season, from 0: the hour of the week, or the weekday. */
  slot: number;
  value: number;
  /** For an amount: how many orders (visits, …) lie behind it now and usually; held to `minimumCount`. */
  counts?: { now: number; usual: number };
}

/**
 * Seasonal band: what a bucket should have been, and whether what it was is unusual.
 *
 * Question: is this hour's revenue odd for a Tuesday at nine, at the level of these days?
 * Assumes: a season of fixed length with a level that moves slowly. The centre is the slot's latest values (their
 *   median, one Huber step on) times the recent level (values over what their slots led to expect, each held to its own
 *   band); the spread is the slot's MAD drawn towards the noise of all slots, with a floor. Counts are judged as square roots (Anscombe), never
 *   narrower than a Poisson count. The bucket under test is not part of the summary.
 * Units: those of the values; p is a probability.
 * Errors: "not_enough_data" with fewer than `minimumHistory` values of the slot, "no_variance" for an amount whose
 *   history does not vary and has no floor, "not_a_number" for a value that is not finite or a count below 0. A slot
 *   outside the season throws a RangeError.
 * Cost: independent of the length of history; only the summary is read.
 * Source: Anscombe, "The transformation of Poisson, binomial and negative-binomial data", Biometrika 35, 1948.
 * Example: after four weeks of 100 an hour, 60 is `low` with z = −4.5, and 95 is `normal`.
 */
export function seasonalBand(summary: SeasonSummary, bucket: Bucket, options: SeasonOptions): Band | UndefinedResult {
  const { value } = bucket;
  const isCount = options.kind === "count";
  if (!Number.isFinite(value) || (isCount && value < 0)) {
    return undefinedResult("not_a_number", `the value of the bucket is ${value}`);
  }
  const history = slotValues(summary, bucket.slot);
  if (history.length < options.minimumHistory) {
    const detail = `${history.length} earlier buckets of this slot, ${options.minimumHistory} are needed`;
    return undefinedResult("not_enough_data", detail);
  }
  const expected = expectedOf(summary, history, options);
  if (isUndefined(expected)) return expected;
  const scale = isCount ? rootScale(expected) : plainScale(expected);
  return judge(bucket, expected, scale, options);
}

/** The scale on which a value's distance is counted in standard deviations, and the way back. */
interface Scale {
  distance: (value: number) => number;
  at: (z: number) => number;
}

function plainScale({ centre, spread }: Expected): Scale {
  return { distance: (value) => (value - centre) / spread, at: (z) => centre + z * spread };
}

function rootScale({ centre, spread }: Expected): Scale {
  // A count of mean m has √m as its spread, and its root 1/2; more spread than that widens both alike.
  const unit = (centre > 0 ? Math.max(1, spread / Math.sqrt(centre)) : 1) / 2;
  const root = Math.sqrt(centre + 3 / 8);
  return {
    distance: (value) => (Math.sqrt(value + 3 / 8) - root) / unit,
    at: (z) => Math.max(0, Math.max(0, root + z * unit) ** 2 - 3 / 8),
  };
}

function judge(bucket: Bucket, { centre, usual }: Expected, scale: Scale, options: SeasonOptions): Band {
  const { direction, falseAlarmRate } = options;
  const limit = -normalQuantile(direction === "both" ? falseAlarmRate / 2 : falseAlarmRate);
  const z = scale.distance(bucket.value);
  const band = { expected: centre, usual, low: scale.at(-limit), high: scale.at(limit), z, p: chance(z, direction) };
  const side = z > 0 ? "up" : "down";
  if (Math.abs(z) <= limit || (direction !== "both" && direction !== side)) return { ...band, state: "normal" };
  const held = holdBack(bucket, centre, options);
  return held ? { ...band, state: "normal", held } : { ...band, state: z > 0 ? "high" : "low" };
}

function chance(z: number, direction: SeasonOptions["direction"]): number {
  if (direction === "both") return Math.min(1, 2 * normalTail(Math.abs(z)));
  return normalTail(direction === "up" ? z : -z);
}

function holdBack({ value, counts }: Bucket, expected: number, options: SeasonOptions): Band["held"] {
  const largest = options.kind === "count" ? Math.max(value, expected) : counts && Math.max(counts.now, counts.usual);
  if (largest !== undefined && largest < options.minimumCount) return "minimum_count";
  return Math.abs(value - expected) < options.minimumChange * Math.abs(expected) ? "minimum_change" : undefined;
}
