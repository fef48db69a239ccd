import { requireAtLeast, requireWhole } from "../check.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { Effect } from "./types.ts";

/** Throws where an effect cannot be one; a reason where it is too early or nothing varies. */
export function requireEffect({ difference, standardError, n }: Effect): UndefinedResult | undefined {
  if (!Number.isFinite(difference)) throw new RangeError(`difference must be finite, got ${difference}`);
  requireAtLeast("standardError", standardError, 0);
  requireWhole("n", n, 0);
  if (n < 2) return undefinedResult("not_enough_data", `${n} units do not make a comparison`);
  return standardError === 0 ? undefinedResult("no_variance", "the difference has no variance") : undefined;
}
