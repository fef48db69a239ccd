import { isUndefined, type ModelReason, type UndefinedResult } from "../index.ts";

/** For tests: a result that must be there; its reason is the failure. */
export function defined<Value>(result: Value | UndefinedResult<ModelReason>): Value {
  if (isUndefined(result)) throw new Error(result.detail);
  return result as Value;
}
