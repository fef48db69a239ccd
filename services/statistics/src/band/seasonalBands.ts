import type { UndefinedResult } from "../undefinedResult.ts";
import { emptySeason } from "./emptySeason.ts";
import { rememberBucket } from "./rememberBucket.ts";
import { type Bucket, seasonalBand } from "./seasonalBand.ts";
import type { Band, SeasonOptions } from "./types.ts";

/** A bucket of history; an excluded one (past incident, holiday) is judged but not learnt from. */
export interface PastBucket extends Bucket {
  excluded?: boolean;
}

/**
 * Bands of a whole history, each bucket judged by the ones before it.
 *
 * Question: what would this setting have said, had it been on?
 * Errors: as `seasonalBand`; a bucket whose value is not a number is a reason and is not learnt from.
 */
export function seasonalBands(history: readonly PastBucket[], options: SeasonOptions): (Band | UndefinedResult)[] {
  const summary = emptySeason(options);
  return history.map((bucket) => {
    const band = seasonalBand(summary, bucket, options);
    const unusable = "reason" in band && band.reason === "not_a_number";
    if (!bucket.excluded && !unusable) rememberBucket(summary, bucket, options);
    return band;
  });
}
