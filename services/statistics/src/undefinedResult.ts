/** Why a figure is not defined. */
export type Reason = "not_enough_data" | "not_a_number" | "no_variance";

/** Why a model or what is told from it is not defined: also no summit of its likelihood, or values that it excludes. */
export type ModelReason = Reason | "not_converged" | "not_positive";

/** A figure that is not defined: a reason for the program and words for the reader, never 0 or NaN. */
export interface UndefinedResult<Why extends ModelReason = Reason> {
  reason: Why;
  detail: string;
}

/** Builds an undefined result. */
export function undefinedResult<Why extends ModelReason>(reason: Why, detail: string): UndefinedResult<Why> {
  return { reason, detail };
}
