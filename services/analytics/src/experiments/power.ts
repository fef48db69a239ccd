import {
  daysLeft,
  isUndefined,
  minimumDetectableEffect,
  minimumDetectableProportion,
  type PowerPlan,
  powerOfMeans,
  powerOfProportions,
  sampleSizeOfMeans,
  sampleSizeOfProportions,
  standardisedEffect,
  type UndefinedResult,
  undefinedResult,
} from "@vigie/statistics";
import { invalid } from "../platform/errors/index.ts";
import type { PowerDoc, PowerRequest } from "./analysis_schema.ts";

/** What is planned: two shares, or an effect in standard deviations of a unit. */
type Planned =
  | { kind: "proportion"; control: number; treatment: number }
  | { kind: "mean"; effect: number; standardDeviation: number };

function proportion(request: PowerRequest, control: number): Planned {
  const { lift, difference } = request;
  if ((lift === undefined) === (difference === undefined))
    throw invalid("lift", "one of lift and difference is needed", "Write --lift 10% or --difference 0.01.");
  const treatment = lift === undefined ? control + difference! : control * (1 + lift);
  if (!(treatment >= 0 && treatment <= 1)) throw invalid("difference", `leads to a share of ${treatment}`);
  return { kind: "proportion", control, treatment };
}

function mean(request: PowerRequest): Planned {
  const { effect_size, mean: base, standard_deviation: sd, lift, difference } = request;
  if (effect_size !== undefined) return { kind: "mean", effect: effect_size, standardDeviation: sd ?? 1 };
  if (sd === undefined)
    throw invalid("rate", "is missing", "Write --rate 10% for a share, --mean and --sd for a mean, or --effect-size.");
  const change = difference ?? (lift !== undefined && base !== undefined ? lift * base : undefined);
  if (change === undefined) throw invalid("difference", "is missing", "Write --difference, or --mean with --lift.");
  const variances = { controlVariance: sd ** 2, treatmentVariance: sd ** 2, ratio: request.ratio };
  const effect = standardisedEffect({ difference: change, ...variances });
  if (isUndefined(effect)) throw invalid("sd", effect.detail);
  return { kind: "mean", effect, standardDeviation: sd };
}

const plannedOf = (request: PowerRequest): Planned =>
  request.rate === undefined ? mean(request) : proportion(request, request.rate);

function unitsFor(it: Planned, plan: PowerPlan): number | UndefinedResult {
  return it.kind === "proportion"
    ? sampleSizeOfProportions(it.control, it.treatment, plan)
    : sampleSizeOfMeans(it.effect, plan);
}

function powerAt(it: Planned, units: number, plan: PowerPlan): number | UndefinedResult {
  if (units < 2 || units * plan.ratio < 2) return undefinedResult("not_enough_data", "two units an arm are needed");
  return it.kind === "proportion"
    ? powerOfProportions(it.control, it.treatment, units, plan)
    : powerOfMeans(it.effect, units, plan);
}

/** The least difference that so many units would find, in the units of the metric. */
function detectableAt(it: Planned, units: number, plan: PowerPlan): number | UndefinedResult {
  if (units < 2 || units * plan.ratio < 2) return undefinedResult("not_enough_data", "two units an arm are needed");
  if (it.kind === "mean") {
    const effect = minimumDetectableEffect(units, plan);
    return isUndefined(effect) ? effect : effect * it.standardDeviation;
  }
  const share = minimumDetectableProportion(it.control, it.treatment < it.control ? "down" : "up", units, plan);
  return isUndefined(share) ? share : Math.abs(share - it.control);
}

const curvePoints = 25;

/** Power by units, from next to nothing to twice what is needed. */
function curveOf(it: Planned, needed: number, plan: PowerPlan): PowerDoc["curve"] {
  return Array.from({ length: curvePoints }, (_, at) => {
    const units = Math.max(4, Math.round((2 * needed * (at + 1)) / curvePoints));
    return { units, power: powerAt(it, units, plan), detectable: detectableAt(it, units, plan) };
  });
}

/** How many units an experiment needs, what so many units can find, and how long it takes. */
export function planPower(request: PowerRequest): PowerDoc {
  const plan: PowerPlan = { alpha: request.alpha, ratio: request.ratio, power: request.power };
  const planned = plannedOf(request);
  const exact = unitsFor(planned, plan);
  const total = isUndefined(exact) ? exact : Math.ceil(exact) + Math.ceil(exact * plan.ratio);
  const { units, daily } = request;
  return {
    units_of_control: exact,
    units_of_treatment: isUndefined(exact) ? exact : exact * plan.ratio,
    units: total,
    days: daily === undefined ? null : isUndefined(total) ? total : daysLeft({ needed: total, seen: 0, perDay: daily }),
    at_units:
      units === undefined
        ? null
        : { units, power: powerAt(planned, units, plan), detectable: detectableAt(planned, units, plan) },
    curve: isUndefined(exact) ? [] : curveOf(planned, exact, plan),
    settings: request,
    method:
      planned.kind === "proportion"
        ? "normal test of two shares, arcsine effect size (Cohen), two-sided"
        : "t test of two means, non-central t, two-sided",
  };
}
