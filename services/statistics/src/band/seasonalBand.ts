import { normalQuantile } from "../distributions/normalQuantile.ts";
import { normalTail } from "../distributions/normalTail.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { bandEdge } from "./bandEdge.ts";
import { expectedOf } from "./expectedOf.ts";
import { distance, piecesOf, varianceOf } from "./total.ts";
import type { Band, Expected, SeasonOptions, SeasonSummary } from "./types.ts";

/** The bucket to judge. */
export interface Bucket {
  /** Its place in the season, from 0: the hour of the week, or the weekday. */
  slot: number;
  value: number;
  /** Of a ratio: what the value is out of (visits of conversions, orders of revenue). Left out: the value is a total. */
  weight?: number;
}

/**
 * Seasonal band: what a bucket should have been, and whether what it was is unusual.
 *
 * Question: is this hour's revenue odd for a Tuesday at nine, at the level of these days?
 * Assumes: a season of fixed length with a level that moves slowly. Expected is the slot's usual value (median of its latest
 *   values, one Huber step on) times the recent level. A bucket's variance is its expected value times a dispersion (1 for
 *   a count, otherwise by the streaming median of deviations), and buckets share the noise of these days and the
 *   uncertainty of the level. The bucket under test is not part of the summary.
 * Units: those of the values; p is a probability.
 * Errors: "not_enough_data" with fewer than `minimumHistory` values of the slot or nothing to take a ratio of,
 *   "no_variance" where nothing was ever seen of an amount, "not_a_number" for a value that is not finite or a count
 *   below 0. A slot outside the season throws a RangeError.
 * Cost: independent of the length of history; only the summary is read.
 * Source: McCullagh and Nelder, "Generalized linear models", 1989, section 9 (quasi-Poisson); Huber, "Robust estimation of
 *   a location parameter", Annals of Mathematical Statistics 35, 1964.
 * Example: after four weeks of 100 an hour, 60 is `low` with z = -3.64, and 95 is `normal`.
 */
export function seasonalBand(summary: SeasonSummary, bucket: Bucket, options: SeasonOptions): Band | UndefinedResult {
  const it = expectedBucket(summary, bucket, options);
  if ("reason" in it) return it;
  return unknownSpread(summary, options) ?? judge(bucket, it, options);
}

/** Deviations it takes until the spread of an amount is known well enough to judge by. */
const SPREAD_KNOWN = 48;

/** The reason not to judge yet: of an amount, only its own history says how much it scatters. */
export function unknownSpread(summary: SeasonSummary, options: SeasonOptions): UndefinedResult | undefined {
  const needed = Math.min(SPREAD_KNOWN, 2 * options.season);
  if (options.kind === "count" || summary.noiseSeen >= needed) return undefined;
  return undefinedResult("not_enough_data", `${summary.noiseSeen} of ${needed} buckets to know its spread from`);
}

/** What the bucket should have been, before its value is looked at; or why that cannot be said. */
export function expectedBucket(
  summary: SeasonSummary,
  { slot, value, weight = 1 }: Bucket,
  options: SeasonOptions,
): Expected | UndefinedResult {
  if (!Number.isFinite(value) || !Number.isFinite(weight) || weight < 0 || (options.kind === "count" && value < 0)) {
    return undefinedResult("not_a_number", `the value of the bucket is ${value} of ${weight}`);
  }
  const { length } = valuesOf(summary, slot);
  if (length < options.minimumHistory) {
    const detail = `${length} earlier buckets of this slot, ${options.minimumHistory} are needed`;
    return undefinedResult("not_enough_data", detail);
  }
  if (weight === 0) return undefinedResult("not_enough_data", "there is nothing to take a ratio of");
  const it = expectedOf(summary, slot, weight, options);
  if (it.expected > 0 || options.kind === "count") return it;
  return undefinedResult("no_variance", "nothing was ever seen in earlier buckets of this slot");
}

/** The kept values of a slot; a slot outside the season throws a RangeError. */
export function valuesOf(summary: SeasonSummary, slot: number): number[] {
  const values = summary.values[slot];
  if (!values) throw new RangeError(`slot must be a whole number from 0 to ${summary.values.length - 1}, got ${slot}`);
  return values;
}

function judge(bucket: Bucket, it: Expected, options: SeasonOptions): Band {
  const { direction, falseAlarmRate } = options;
  const limit = -normalQuantile(direction === "both" ? falseAlarmRate / 2 : falseAlarmRate);
  const total = { value: bucket.value, ...it };
  const z = distance(total);
  const variance = varianceOf(it);
  const band = {
    ...it,
    low: bandEdge(it.expected, variance, -limit),
    high: bandEdge(it.expected, variance, limit),
    z,
    p: chance(z, direction),
  };
  const side = z > 0 ? "up" : "down";
  if (Math.abs(z) <= limit || (direction !== "both" && direction !== side)) return { ...band, state: "normal" };
  const held = holdBack(bucket.value, it, options);
  return held ? { ...band, state: "normal", held } : { ...band, state: z > 0 ? "high" : "low" };
}

/** The probability of a z-score this far out on the sides that count. */
export function chance(z: number, direction: SeasonOptions["direction"]): number {
  if (direction === "both") return Math.min(1, 2 * normalTail(Math.abs(z)));
  return normalTail(direction === "up" ? z : -z);
}

function holdBack(value: number, it: Expected, options: SeasonOptions): Band["held"] {
  if (piecesOf(value, it) < options.minimumCount) return "minimum_count";
  return Math.abs(value - it.expected) < options.minimumChange * Math.abs(it.expected) ? "minimum_change" : undefined;
}
