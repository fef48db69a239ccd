import type { ModelReason, UndefinedResult } from "./undefinedResult.ts";

/** True for a figure that is a reason in place of a value. */
export function isUndefined(result: unknown): result is UndefinedResult<ModelReason> {
  return typeof result === "object" && result !== null && "reason" in result && "detail" in result;
}
