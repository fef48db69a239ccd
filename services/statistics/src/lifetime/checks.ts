import { requireAtLeast, requirePositive, requireWhole } from "../check.ts";
import type { BgNbd, GammaGamma, PurchaseHistory } from "./types.ts";

/** Throws a RangeError naming the field where a history cannot be one. */
export function requireHistory(name: string, { frequency, recency, age }: PurchaseHistory): void {
  requireWhole(`${name}.frequency`, frequency, 0);
  requireAtLeast(`${name}.recency`, recency, 0);
  requireAtLeast(`${name}.age`, age, 0);
  if (recency > age) throw new RangeError(`${name}.recency must be at most the age of ${age}, got ${recency}`);
  if (frequency === 0 && recency > 0) {
    throw new RangeError(`${name}.recency must be 0 where nothing was bought again, got ${recency}`);
  }
}

/** Throws a RangeError naming the parameter that is not above 0. */
export function requireModel(model: BgNbd | GammaGamma): void {
  for (const [name, value] of Object.entries(model)) requirePositive(name, value);
}
