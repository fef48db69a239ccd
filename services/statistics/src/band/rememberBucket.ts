import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { spreadAt } from "./expectedOf.ts";
import { type Bucket, seasonalBand } from "./seasonalBand.ts";
import { slotValues } from "./slotValues.ts";
import type { Band, SeasonOptions, SeasonSummary } from "./types.ts";

/** Noise below this could not grow again in good time. */
const LEAST_NOISE = 1e-4;

/**
 * Adds a complete bucket to a metric's summary, in place.
 *
 * What: the slot keeps its latest `keep` values, the level its latest `recent` buckets, the noise a running estimate.
 *   Buckets of past incidents and of holidays are simply not given. A value outside its band enters the level and the
 *   noise as the edge of its band, so an incident nobody marked hardly moves what is expected next.
 * Errors: a value that is not finite, a count below 0 or a slot outside the season throws a RangeError.
 * Cost: independent of the length of history. Hand in the bucket's band when it is known already.
 */
export function rememberBucket(
  summary: SeasonSummary,
  bucket: Bucket,
  options: SeasonOptions,
  band: Band | UndefinedResult = seasonalBand(summary, bucket, options),
): void {
  const { value } = bucket;
  if (!Number.isFinite(value) || (options.kind === "count" && value < 0)) {
    throw new RangeError(`value must be finite${options.kind === "count" ? " and at least 0" : ""}, got ${value}`);
  }
  const history = slotValues(summary, bucket.slot);
  if (!isUndefined(band)) {
    const held = Math.min(band.high, Math.max(band.low, value));
    rememberLevel(summary, held, band.usual, options);
    rememberNoise(summary, Math.abs(held - band.expected), band.expected, options);
  }
  history.push(value);
  if (history.length > options.keep) history.shift();
}

function rememberLevel(summary: SeasonSummary, value: number, usual: number, options: SeasonOptions): void {
  summary.recent.push({ value, usual });
  if (summary.recent.length > options.recent) summary.recent.shift();
  // Added up afresh: carried sums would drift.
  summary.recentValue = 0;
  summary.recentUsual = 0;
  for (const one of summary.recent) {
    summary.recentValue += one.value;
    summary.recentUsual += one.usual;
  }
}

/** The median of |z| where z is standard normal. */
const USUAL_DEVIATION = 0.6744897501960817;

/** Moves the noise until half of the deviations are larger than it makes them usual, half smaller. */
function rememberNoise(summary: SeasonSummary, deviation: number, centre: number, options: SeasonOptions): void {
  if (centre === 0) return;
  summary.noiseSeen += 1;
  const step = Math.exp(Math.max(0.01, 1 / summary.noiseSeen));
  const larger = deviation > USUAL_DEVIATION * spreadAt(centre, summary.noise, options);
  summary.noise = Math.max(LEAST_NOISE, larger ? summary.noise * step : summary.noise / step);
}
