import { requireInside01 } from "../check.ts";
import { normalQuantile } from "../distributions/normalQuantile.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/** What is known of survival just after a time at which somebody left. */
export interface SurvivalStep {
  time: number;
  /** Still there and followed just before it. */
  atRisk: number;
  events: number;
  survival: number;
  /** Greenwood's standard error and interval; a reason where nobody is left to judge by. */
  spread: { standardError: number; lower: number; upper: number } | UndefinedResult;
}

/** A survival curve: 1 up to the first step, then falling at each. */
export interface SurvivalCurve {
  steps: SurvivalStep[];
  customers: number;
  events: number;
  /** The longest duration: beyond it nothing is known. */
  followed: number;
  /** The first time by which half have left; a reason where it never comes to that. */
  median: number | UndefinedResult;
}

/**
 * Survival curve by Kaplan and Meier.
 *
 * Question: what part of the customers is still there after so long, though most are followed for less than that?
 * Assumes: who is no longer followed (not observed to leave) would have left at the pace of the others. At equal times
 *   leaving comes first.
 * Units: durations in any one unit; survival is a share. `confidence` is 0.95 unless told.
 * Method: Greenwood's variance; the interval is symmetric in ln (−ln S), so that it keeps to [0, 1].
 * Errors: "not_enough_data" for no durations, "not_a_number" for one that is not finite. A duration below 0, another number
 *   of flags, or a confidence outside (0, 1), throws a RangeError. Where all are still there, there are no steps.
 * Source: Kaplan and Meier, JASA 53, 1958; Kalbfleisch and Prentice, "The statistical analysis of failure time data", 1980.
 * Example: of durations 1, 2 and 3, the second not observed to its end, the steps are 2/3 at 1 and 0 at 3.
 */
export function kaplanMeier(
  durations: ArrayLike<number>,
  observed: readonly boolean[],
  confidence = 0.95,
): SurvivalCurve | UndefinedResult {
  requireInside01("confidence", confidence);
  const odd = requireDurations(durations, observed);
  if (odd) return odd;
  const order = Uint32Array.from(observed.keys()).sort((a, b) => durations[a]! - durations[b]!);
  const reach = normalQuantile((1 + confidence) / 2);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let variance = 0;
  for (let from = 0; from < order.length; ) {
    const time = durations[order[from]!]!;
    const atRisk = order.length - from;
    let events = 0;
    for (; from < order.length && durations[order[from]!] === time; from++) events += Number(observed[order[from]!]);
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    variance += events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, survival, spread: spreadOf(survival, variance, reach) });
  }
  const half = steps.find((step) => step.survival <= 0.5);
  return {
    steps,
    customers: order.length,
    events: steps.reduce((sum, { events }) => sum + events, 0),
    followed: durations[order.at(-1)!]!,
    median: half?.time ?? undefinedResult("not_enough_data", "more than half are still there at the end"),
  };
}

function spreadOf(survival: number, variance: number, reach: number): SurvivalStep["spread"] {
  if (survival === 0) return undefinedResult("not_enough_data", "nobody is left");
  const power = Math.exp((reach * Math.sqrt(variance)) / -Math.log(survival));
  return { standardError: survival * Math.sqrt(variance), lower: survival ** power, upper: survival ** (1 / power) };
}

function requireDurations(durations: ArrayLike<number>, observed: readonly boolean[]): UndefinedResult | undefined {
  const count = durations.length;
  if (observed.length !== count) {
    throw new RangeError(`there must be one flag per duration, got ${observed.length} for ${count}`);
  }
  for (let at = 0; at < count; at++) {
    const duration = durations[at]!;
    if (!Number.isFinite(duration)) return undefinedResult("not_a_number", `duration ${at} is ${duration}`);
    if (duration < 0) throw new RangeError(`durations[${at}] must be at least 0, got ${duration}`);
  }
  return count > 0 ? undefined : undefinedResult("not_enough_data", "there are no durations");
}
