import { requireAtLeast, requireWhole } from "../check.ts";

/** How many units of each arm have a value. */
export interface ValueCount {
  value: number;
  control: number;
  treatment: number;
}

/** In rising order of value, after a look at what is given. */
export function sortedCounts(counts: readonly ValueCount[]): ValueCount[] {
  counts.forEach(({ value, control, treatment }, index) => {
    requireAtLeast(`counts[${index}].value`, value, Number.NEGATIVE_INFINITY);
    requireWhole(`counts[${index}].control`, control, 0);
    requireWhole(`counts[${index}].treatment`, treatment, 0);
  });
  return counts.filter((it) => it.control + it.treatment > 0).sort((a, b) => a.value - b.value);
}
