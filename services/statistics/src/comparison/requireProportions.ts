import { requireWhole } from "../check.ts";
import type { Proportion } from "../estimates/types.ts";
import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";

/** Throws a RangeError for counts that cannot be; a reason where an arm is empty. */
export function requireProportions(control: Proportion, treatment: Proportion): UndefinedResult | undefined {
  for (const [name, { n, successes }] of Object.entries({ control, treatment })) {
    requireWhole(`${name}.n`, n, 0);
    requireWhole(`${name}.successes`, successes, 0);
    if (successes > n) throw new RangeError(`${name}.successes must be at most the ${n} units, got ${successes}`);
  }
  if (control.n > 0 && treatment.n > 0) return undefined;
  return undefinedResult("not_enough_data", "an arm has no units");
}
