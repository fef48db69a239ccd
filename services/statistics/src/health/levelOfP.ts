import { requireProbabilities } from "../check.ts";
import type { HealthLevel, HealthThresholds } from "./types.ts";

/** A p-value below 0.05 is worth a look, one below 0.001 is hardly chance, even where many experiments are looked at. */
export const pThresholds: HealthThresholds = { warning: 0.05, failure: 0.001 };

/** The level of a p-value: the smaller, the worse. */
export function levelOfP(p: number, { warning, failure }: HealthThresholds): HealthLevel {
  requireProbabilities("thresholds", [warning, failure]);
  if (failure > warning) throw new RangeError(`failure must be at most warning, got ${failure} above ${warning}`);
  if (p < failure) return "failure";
  return p < warning ? "warning" : "ok";
}
