import { reachOf } from "./intervalOf.ts";
import { logSlopes, varianceBySlopes } from "./logSlopes.ts";
import { logOddsAlive, probabilityAlive } from "./probabilityAlive.ts";
import type { BgNbd, Fitted, Interval, PurchaseHistory } from "./types.ts";

/**
 * Probability that a customer is still active, with an interval.
 *
 * Question: how far may P(alive) be off, as the model was fitted to so many customers only?
 * Assumes: as `purchasesToComeInterval`: the uncertainty of the estimate.
 * Units: probabilities; `confidence` is 0.95 unless told. Who never came back has 1, from 1 to 1, whatever the parameters.
 * Method: delta method on the log-odds, so that both bounds are in [0, 1].
 * Errors: as `probabilityAlive`; a confidence outside (0, 1) throws a RangeError.
 * Source: as `purchasesToComeInterval`.
 * Example: with the fit of CDNOW, 2 repeats within 35.57 of 38.14 weeks have 0.7918, from 0.7830 to 0.8003.
 */
export function probabilityAliveInterval(
  { model, covariance }: Fitted<BgNbd>,
  history: PurchaseHistory,
  confidence = 0.95,
): Interval {
  const value = probabilityAlive(model, history);
  const reach = reachOf(confidence);
  if (history.frequency === 0) return { value, lower: value, upper: value };
  const middle = logOddsAlive(model, history);
  const slopes = logSlopes(model, (near) => logOddsAlive(near, history));
  const spread = reach * Math.sqrt(varianceBySlopes(slopes, covariance));
  const at = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
  return { value, lower: at(middle - spread), upper: at(middle + spread) };
}
