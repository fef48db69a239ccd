import type { UndefinedResult } from "../undefinedResult.ts";
import { type Bucket, expectedBucket, unknownSpread, valuesOf } from "./seasonalBand.ts";
import { varianceOf } from "./total.ts";
import type { Expected, SeasonOptions, SeasonSummary } from "./types.ts";
import { usualOf } from "./usualOf.ts";

/** A value further out than this is learnt as if it were this far out. */
const HELD_AT = 3;
/** Noise below this could not grow again in good time. */
const LEAST_NOISE = 1e-3;
/** All slots together forget slowly. */
const OVERALL_MEMORY = 672;

/**
 * Adds a complete bucket to a metric's summary, in place.
 *
 * What: the slot keeps its latest `keep` values, the level and the noise are running sums that fade. Buckets of past
 *   incidents and of holidays are simply not given. A value far outside its band enters level and noise as if it were three
 *   spreads away, so an incident nobody marked hardly moves what is expected next.
 * Errors: a value that is not finite, a count below 0 or a slot outside the season throws a RangeError.
 * Cost: independent of the length of history. Hand in what was expected of the bucket when it is known already, and
 *   `hold` false where the level is new and right, however far off.
 */
export function rememberBucket(
  summary: SeasonSummary,
  bucket: Bucket,
  options: SeasonOptions,
  it: Expected | UndefinedResult = expectedBucket(summary, bucket, options),
  hold = true,
): void {
  const { slot, value, weight = 1 } = bucket;
  if (!Number.isFinite(value) || (options.kind === "count" && value < 0)) {
    throw new RangeError(`value must be finite${options.kind === "count" ? " and at least 0" : ""}, got ${value}`);
  }
  const values = valuesOf(summary, slot);
  const weights = summary.weights[slot] as number[];
  if (!("reason" in it)) {
    const reach = HELD_AT * Math.sqrt(varianceOf(it));
    // Before the spread is known, nothing can be said to be far out.
    const known = unknownSpread(summary, options) === undefined;
    const held = known && hold ? Math.min(it.expected + reach, Math.max(it.expected - reach, value)) : value;
    if (hold) rememberNoise(summary, Math.abs(held - it.expected), it, options);
    rememberLevel(summary, held, known ? it : { ...it, variance: summary.dispersion * it.expected }, options);
  }
  values.push(value);
  weights.push(weight);
  if (values.length > options.keep) {
    values.shift();
    weights.shift();
  }
  fade(summary.overall, 1 - 1 / OVERALL_MEMORY, value, weight);
  summary.usual[slot] = usualOf(summary, slot, options);
}

function fade(sum: { value: number; weight: number }, factor: number, value: number, weight: number): void {
  sum.value = sum.value * factor + value;
  sum.weight = sum.weight * factor + weight;
}

function rememberLevel({ level }: SeasonSummary, value: number, it: Expected, options: SeasonOptions): void {
  const factor = 1 - 1 / options.memory;
  level.value = level.value * factor + value;
  level.usual = level.usual * factor + it.usual;
  level.variance = level.variance * factor * factor + it.variance;
  level.seen += 1;
}

/** The median of |z| where z is standard normal. */
const USUAL_DEVIATION = 0.6744897501960817;

/** Buckets with next to nothing in them say nothing of the spread of those that count: half of their deviations are nil. */
function isQuiet(summary: SeasonSummary, expected: number): boolean {
  return expected < summary.overall.value / OVERALL_MEMORY / 2;
}

/**
 * A streaming median of absolute deviations: moves the spread until half of them are larger than it makes usual, half
 * smaller. Of a count the dispersion is 1 and the noise moves; of an amount the dispersion does.
 */
function rememberNoise(summary: SeasonSummary, deviation: number, it: Expected, options: SeasonOptions): void {
  const { expected } = it;
  if (!(expected > 0) || isQuiet(summary, expected)) return;
  if (summary.noiseSeen === 0 && options.kind === "amount") {
    if (deviation > 0) summary.dispersion = (deviation * deviation) / expected;
    else return;
  }
  summary.noiseSeen += 1;
  const step = Math.exp(Math.max(0.01, 1 / summary.noiseSeen));
  const noise = options.kind === "count" ? Math.max(summary.noise, LEAST_NOISE) : options.scaleFloor;
  const spread = Math.sqrt(summary.dispersion * expected + (noise * expected) ** 2);
  const factor = deviation > USUAL_DEVIATION * spread ? step : 1 / step;
  if (options.kind === "count") summary.noise = Math.max(LEAST_NOISE, noise * factor);
  else summary.dispersion *= factor * factor;
}
