import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { bgNbdSlope } from "./bgNbdSlope.ts";
import { fitOverLogs } from "./fitOverLogs.ts";
import { type GroupedHistories, groupedHistories } from "./groupedHistories.ts";
import type { BgNbd, Fitted, PurchaseHistory } from "./types.ts";

/** r, alpha in mean ages, a, b: much and little drop-out, customers alike and unlike. */
const STARTS = [
  [0.5, 0.3, 0.8, 2],
  [0.1, 0.1, 0.3, 3],
  [3, 2, 1, 5],
];

/**
 * BG/NBD fitted by maximum likelihood.
 *
 * Question: how often do customers buy while they are active, and when do they drop out?
 * Assumes: as `bgNbdLogLikelihood`; no penalty on the parameters.
 * Units: alpha in the unit of the histories' times, the rest without one.
 * Stops: as `minimise`, over the logarithms of the parameters, on the log-likelihood of a mean customer, from three
 *   starts in the unit of the mean age; the best counts. The same histories in any order give the same parameters to
 *   1e-6.
 * Errors: a history that cannot be one throws a RangeError naming it. "not_enough_data" for fewer than four different
 *   histories (there are four parameters) or where nobody bought again; "not_converged" where the likelihood has no
 *   summit, as where nobody seems to drop out or all buy at one rate.
 * Source: Fader, Hardie and Lee, "Counting your customers the easy way", Marketing Science 24(2), 2005.
 * Example: the 23,570 customers of CDNOW up to 1997-09-30, in weeks, have r, alpha, a and b of 0.2516, 4.789, 0.7234 and
 *   2.161.
 */
export function fitBgNbd(histories: readonly PurchaseHistory[]): Fitted<BgNbd> | UndefinedResult<ModelReason> {
  const grouped = groupedHistories(histories);
  const lacking = lack(grouped);
  if (lacking) return lacking;
  const { customers } = grouped;
  const unit = histories.reduce((sum, { age }) => sum + age, 0) / customers;
  return fitOverLogs<BgNbd>({
    customers,
    starts: STARTS,
    modelAt: ([r, alpha, a, b]) => ({ r: r!, alpha: alpha! * unit, a: a!, b: b! }),
    slopeAt: (model) => bgNbdSlope(model, grouped),
  });
}

function lack({ rows, above, ages }: GroupedHistories): UndefinedResult | undefined {
  if (rows.length < 4) {
    return undefinedResult(
      "not_enough_data",
      `four parameters ask for four different histories, there are ${rows.length}`,
    );
  }
  if (!ages.some((age) => age > 0)) return undefinedResult("not_enough_data", "nobody was observed for any time");
  if (above.length === 0) return undefinedResult("not_enough_data", "nobody has bought again");
  return undefined;
}
