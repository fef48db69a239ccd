import { isUndefined } from "../isUndefined.ts";
import { leastOf } from "../optimisation/leastOf.ts";
import type { Objective } from "../optimisation/types.ts";
import type { ModelReason, UndefinedResult } from "../undefinedResult.ts";
import type { Fitted } from "./types.ts";

/** A likelihood of parameters that are all above 0. */
interface Likelihood<Model> {
  customers: number;
  /** Points to begin at, in parameters as `modelAt` takes them. */
  starts: readonly (readonly number[])[];
  /** The model of parameters of the order of 1. */
  modelAt: (parameters: number[]) => Model;
  /** The log-likelihood and its slopes by the model's parameters, in their order. */
  slopeAt: (model: Model) => { value: number; slopes: number[] };
}

/** The likeliest model, over the logarithms of its parameters, on the log-likelihood of a mean customer. */
export function fitOverLogs<Model extends object>({
  customers,
  starts,
  modelAt,
  slopeAt,
}: Likelihood<Model>): Fitted<Model> | UndefinedResult<ModelReason> {
  const objective: Objective = (at) => {
    const model = modelAt(at.map(Math.exp));
    const { value, slopes } = slopeAt(model);
    const parameters: number[] = Object.values(model);
    return { value: -value / customers, gradient: slopes.map((it, i) => (-it * parameters[i]!) / customers) };
  };
  const least = leastOf(
    objective,
    starts.map((start) => start.map(Math.log)),
  );
  if (isUndefined(least)) return least;
  return {
    model: modelAt(least.at.map(Math.exp)),
    logLikelihood: -least.value * customers,
    customers,
    covariance: least.inverseCurvature.map((row) => row.map((it) => it / customers)),
  };
}
