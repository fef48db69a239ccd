import { compareEstimates } from "../comparison/compareEstimates.ts";
import type { Comparison, Estimate } from "../estimates/types.ts";
import { isUndefined } from "../isUndefined.ts";
import type { UndefinedResult } from "../undefinedResult.ts";
import { cochranQ, type Heterogeneity } from "./cochranQ.ts";

/** Both arms among the units with one value of a dimension; a reason where an arm has no estimate. */
export interface ValueArms {
  value: string;
  control: Estimate | UndefinedResult;
  treatment: Estimate | UndefinedResult;
}

/** The effect by value, and whether it differs between them. */
export interface EffectsByValue {
  effects: { value: string; effect: Comparison | UndefinedResult }[];
  /** Over the values that have an effect. */
  differ: Heterogeneity | UndefinedResult;
}

/**
 * Effects by the values of a dimension, and whether they differ.
 *
 * Question: is there a country, a device or a channel in which the treatment does something else?
 * Assumes: as `compareEstimates`; every unit has one value, known before the experiment. With many dimensions some differ
 *   by chance: adjust the p-values of `differ`, and look at single values only where it is small.
 * Units: those of the estimates; intervals at 1 − alpha each.
 * Errors: a value without an effect has a reason in its place; as `compareEstimates` and `cochranQ` otherwise.
 * Source: Cochran, Biometrics 10, 1954.
 * Example: two values, 1 ± 0.1 more in the one and 2 ± 0.1 in the other, differ with p far below 0.001.
 */
export function effectsByValue(values: readonly ValueArms[], alpha: number): EffectsByValue {
  const effects = values.map(({ value, control, treatment }) => ({
    value,
    effect: isUndefined(control)
      ? control
      : isUndefined(treatment)
        ? treatment
        : compareEstimates(control, treatment, alpha),
  }));
  const known = effects.flatMap(({ effect }) =>
    isUndefined(effect) ? [] : [{ difference: effect.difference, variance: effect.standardError ** 2 }],
  );
  return { effects, differ: cochranQ(known) };
}
