import { isUndefined } from "../isUndefined.ts";
import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { minimise } from "./minimise.ts";
import type { Minimum, Objective } from "./types.ts";

/** The least of the minima found from several starts, or why none was found from the first one. */
export function leastOf(
  objective: Objective,
  starts: readonly (readonly number[])[],
): Minimum | UndefinedResult<ModelReason> {
  let least: Minimum | undefined;
  let why: UndefinedResult<ModelReason> | undefined;
  for (const start of starts) {
    const found = minimise(objective, start);
    if (isUndefined(found)) why ??= found;
    else if (!least || found.value < least.value) least = found;
  }
  return least ?? why ?? undefinedResult("not_converged", "there is no start");
}
