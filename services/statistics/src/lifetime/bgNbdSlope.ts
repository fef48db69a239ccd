import type { GroupedHistories } from "./groupedHistories.ts";
import type { BgNbd } from "./types.ts";

/**
 * The log-likelihood of histories and its slopes by r, alpha, a and b.
 *
 * Ratios of gamma functions are products over the purchases, so nothing cancels: Γ(r + x) / Γ(r) is r (r + 1) … and
 * B(a, b + x) / B(a, b) is b (b + 1) … over (a + b) (a + b + 1) …, and customers share their factors.
 */
export function bgNbdSlope(model: BgNbd, { rows, above }: GroupedHistories): { value: number; slopes: number[] } {
  const { r, alpha, a, b } = model;
  const sum = { value: 0, slopes: [0, 0, 0, 0] };
  above.forEach((customers, i) => {
    sum.value += customers * Math.log(((r + i) * (b + i)) / (a + b + i));
    sum.slopes[0]! += customers / (r + i);
    sum.slopes[2]! -= customers / (a + b + i);
    sum.slopes[3]! += (customers * a) / ((b + i) * (a + b + i));
  });
  for (const row of rows) addRow(model, row, sum);
  const logAlpha = Math.log(alpha);
  for (const { customers } of rows) {
    sum.value += customers * r * logAlpha;
    sum.slopes[0]! += customers * logAlpha;
    sum.slopes[1]! += (customers * r) / alpha;
  }
  return sum;
}

/** The last factor: still active at the end, or dropped out after the last purchase. */
function addRow(
  { r, alpha, a, b }: BgNbd,
  { frequency, recency, age, customers }: GroupedHistories["rows"][number],
  sum: { value: number; slopes: number[] },
): void {
  const shape = r + frequency;
  const logEnd = Math.log(alpha + age);
  if (frequency === 0) {
    sum.value -= customers * shape * logEnd;
    sum.slopes[0]! -= customers * logEnd;
    sum.slopes[1]! -= (customers * shape) / (alpha + age);
    return;
  }
  const logLast = Math.log(alpha + recency);
  const active = -shape * logEnd;
  const gone = Math.log(a / (b + frequency - 1)) - shape * logLast;
  const likelier = Math.max(active, gone);
  const dropped = 1 / (1 + Math.exp(active - gone));
  sum.value += customers * (likelier + Math.log1p(Math.exp(-Math.abs(active - gone))));
  sum.slopes[0]! -= customers * (logEnd + dropped * (logLast - logEnd));
  sum.slopes[1]! -= customers * shape * ((1 - dropped) / (alpha + age) + dropped / (alpha + recency));
  sum.slopes[2]! += (customers * dropped) / a;
  sum.slopes[3]! -= (customers * dropped) / (b + frequency - 1);
}
