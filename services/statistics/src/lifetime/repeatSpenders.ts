import { requireWhole } from "../check.ts";
import { type ModelReason, type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import type { Spending } from "./types.ts";

/** Who has a mean value, or why the values cannot be taken: the model knows only what is above 0. */
export function repeatSpenders(spendings: readonly Spending[]): Spending[] | UndefinedResult<ModelReason> {
  spendings.forEach(({ frequency }, index) => {
    requireWhole(`spendings[${index}].frequency`, frequency, 0);
  });
  const wrong = (it: Spending) => it.frequency > 0 && !(it.value > 0 && Number.isFinite(it.value));
  const first = spendings.findIndex(wrong);
  if (first < 0) return spendings.filter(({ frequency }) => frequency > 0);
  const { value } = spendings[first]!;
  const more = spendings.filter(wrong).length - 1;
  return undefinedResult(
    Number.isFinite(value) ? "not_positive" : "not_a_number",
    `a mean value must be above 0, but spendings[${first}].value is ${value} (${more} more are wrong): leave them out`,
  );
}
