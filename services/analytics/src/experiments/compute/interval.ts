import { type Comparison, isUndefined, type UndefinedResult } from "@vigie/statistics";
import type { IntervalDoc, OrReason } from "../analysis_schema.ts";

/** A difference with its bounds, as documents have it. */
export const intervalOf = ({
  difference,
  lower,
  upper,
}: Pick<Comparison, "difference" | "lower" | "upper">): IntervalDoc => ({
  value: difference,
  lower,
  upper,
});

/** The same, or why there is none. */
export const shownInterval = (it: Comparison | UndefinedResult): OrReason<IntervalDoc> =>
  isUndefined(it) ? it : intervalOf(it);
