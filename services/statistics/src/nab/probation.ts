import { requireWhole } from "../check.ts";

/** How many points at the start of a series the benchmark does not score. Example: `probation(4032)` is 604. */
export function probation(points: number): number {
  requireWhole("points", points, 0);
  return Math.min(Math.floor(0.15 * points), 750);
}
