/** Why a figure is not defined. */
export type Reason = "not_enough_data" | "not_a_number" | "no_variance";

/** A figure that is not defined: a reason for the program and words for the reader, never 0 or NaN. */
export interface UndefinedResult {
  reason: Reason;
  detail: string;
}

/** Builds an undefined result. */
export function undefinedResult(reason: Reason, detail: string): UndefinedResult {
  return { reason, detail };
}
