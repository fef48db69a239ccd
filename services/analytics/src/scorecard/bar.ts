import type { Scorecard, Share } from "./score.ts";

/** What the lookout must reach over many seeds. */
export const bar = {
  top_1: 0.9,
  top_3: 0.98,
  false_causes: 0.05,
  delay_median: 1,
  false_incidents_a_month: 1,
} as const;

const ratioOf = ({ n, of }: Share) => (of === 0 ? undefined : n / of);

/** What a scorecard misses of the bar, in words; empty: nothing. */
export function missesOf(card: Scorecard): string[] {
  const atLeast = (name: "top_1" | "top_3") => {
    const value = ratioOf(card[name]);
    return value !== undefined && value < bar[name]
      ? [`${name} is ${percent(card[name])}, the bar is ${bar[name] * 100} %`]
      : [];
  };
  const causes = ratioOf(card.false_causes);
  return [
    ...atLeast("top_1"),
    ...atLeast("top_3"),
    ...(causes !== undefined && causes > bar.false_causes
      ? [`false_causes is ${percent(card.false_causes)}, the bar is ${bar.false_causes * 100} %`]
      : []),
    ...((card.delay_median ?? 0) > bar.delay_median
      ? [`the median delay is ${card.delay_median} hours, the bar is ${bar.delay_median}`]
      : []),
    ...(card.false_incidents_a_month > bar.false_incidents_a_month
      ? [
          `false incidents are ${card.false_incidents_a_month.toFixed(2)} a month, the bar is ${bar.false_incidents_a_month}`,
        ]
      : []),
  ];
}

/** "93.3 % (28 of 30)". */
export function percent(share: Share): string {
  const value = ratioOf(share);
  return value === undefined ? "none" : `${(value * 100).toFixed(1)} % (${share.n} of ${share.of})`;
}
