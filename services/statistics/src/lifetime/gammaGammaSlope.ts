import { digamma } from "../distributions/digamma.ts";
import { logGamma } from "../distributions/logGamma.ts";
import type { GammaGamma, Spending } from "./types.ts";

/** The log-likelihood of mean values and its slopes by p, q and v; gamma functions once per frequency. */
export function gammaGammaSlope(
  { p, q, v }: GammaGamma,
  spendings: readonly Spending[],
): { value: number; slopes: number[] } {
  const constants = new Map<number, { value: number; byShape: number; byBoth: number }>();
  const logV = Math.log(v);
  const ofQ = { value: q * logV - logGamma(q), slope: logV - digamma(q) };
  let value = 0;
  let byP = 0;
  let byQ = 0;
  let byV = 0;
  for (const { frequency, value: mean } of spendings) {
    const shape = p * frequency;
    let own = constants.get(frequency);
    if (!own) {
      const both = digamma(shape + q);
      own = { value: logGamma(shape + q) - logGamma(shape), byShape: both - digamma(shape), byBoth: both };
      constants.set(frequency, own);
    }
    const spent = frequency * mean;
    const logAll = Math.log(spent + v);
    const logSpent = Math.log(spent);
    value += own.value + ofQ.value + shape * (logSpent - logAll) - q * logAll - Math.log(mean);
    byP += frequency * (own.byShape + logSpent - logAll);
    byQ += own.byBoth + ofQ.slope - logAll;
    byV += q / v - (shape + q) / (spent + v);
  }
  return { value, slopes: [byP, byQ, byV] };
}
