import type { GroupedHistories } from "./groupedHistories.ts";
import type { BgNbd } from "./types.ts";

/**
 * The log-likelihood of histories and its slopes by r, alpha, a and b.
 *
 * Ratios of gamma functions are products over the purchases, so nothing cancels: Γ(r + x) / Γ(r) is r (r + 1) … and
 * B(a, b + x) / B(a, b) is b (b + 1) … over (a + b) (a + b + 1) …, and customers share their factors. Times are taken over alpha for the same reason.
 */
export function bgNbdSlope(model: BgNbd, grouped: GroupedHistories): { value: number; slopes: number[] } {
  const { r, alpha, a, b } = model;
  const last = lastFactors(model, grouped);
  let { value } = last;
  const [, byAlpha] = last.slopes as [number, number, number, number];
  let [byR, , byA, byB] = last.slopes as [number, number, number, number];
  grouped.above.forEach((customers, i) => {
    value += customers * Math.log((((r + i) / alpha) * (b + i)) / (a + b + i));
    byR += customers / (r + i);
    byA -= customers / (a + b + i);
    byB += (customers * a) / ((b + i) * (a + b + i));
  });
  return { value, slopes: [byR, byAlpha, byA, byB] };
}

/** A history's last factor: still active at the end, or dropped out after the last purchase. */
function lastFactors(
  { r, alpha, a, b }: BgNbd,
  { frequencies, recencies, ages, rows }: GroupedHistories,
): { value: number; slopes: number[] } {
  const logEnds = ages.map((age) => Math.log1p(age / alpha));
  const logLasts = recencies.map((recency) => Math.log1p(recency / alpha));
  const logDrops = frequencies.map((frequency) => Math.log(frequency === 0 ? 0 : a / (b + (frequency - 1))));
  let value = 0;
  let byR = 0;
  let byAlpha = 0;
  let byA = 0;
  let byB = 0;
  for (const { frequency, recency, age, customers } of rows) {
    const purchases = frequencies[frequency]!;
    const shape = r + purchases;
    const logEnd = logEnds[age]!;
    const silence = shape * (logEnd - logLasts[recency]!) + logDrops[frequency]!;
    const ratio = Math.exp(-Math.abs(silence));
    const gone = (silence > 0 ? 1 : ratio) / (1 + ratio);
    value += customers * (Math.max(0, silence) + Math.log1p(ratio) - shape * logEnd);
    byR += customers * (gone * (logEnd - logLasts[recency]!) - logEnd);
    byAlpha += customers * (1 - gone) * (((r * ages[age]!) / alpha - purchases) / (alpha + ages[age]!));
    byAlpha += customers * gone * (((r * recencies[recency]!) / alpha - purchases) / (alpha + recencies[recency]!));
    if (purchases === 0) continue;
    byA += (customers * gone) / a;
    byB -= (customers * gone) / (b + (purchases - 1));
  }
  return { value, slopes: [byR, byAlpha, byA, byB] };
}
