import type { SegmentRule } from "./settings_schema.ts";

/** The name of those that no rule takes. */
export const otherSegment = { name: "other", label: "The rest" } as const;

/** The first rule that fits names the segment, so everybody is in exactly one. Scores are out of five. */
export const usualRules: readonly SegmentRule[] = [
  { name: "champions", label: "Champions", r: [5, 5], f: [5, 5], m: [5, 5] },
  { name: "at_risk", label: "At risk", r: [1, 2], f: [4, 5] },
  { name: "loyal", label: "Loyal", f: [4, 5] },
  { name: "lost", label: "Lost", r: [1, 1], f: [1, 1] },
  { name: "recent", label: "Recent", r: [5, 5], f: [1, 1] },
];

export interface Scores {
  r: number;
  f: number;
  m: number;
}

const within = (score: number, it: [number, number] | undefined) => !it || (score >= it[0] && score <= it[1]);

/** The segment of a customer's scores. */
export function segmentOf(scores: Scores, rules: readonly SegmentRule[]): string {
  const fits = ({ r, f, m }: SegmentRule) => within(scores.r, r) && within(scores.f, f) && within(scores.m, m);
  return rules.find(fits)?.name ?? otherSegment.name;
}

export const labelOfSegment = (name: string, rules: readonly SegmentRule[]): string =>
  rules.find((rule) => rule.name === name)?.label ?? (name === otherSegment.name ? otherSegment.label : name);
