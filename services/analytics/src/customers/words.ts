import { percent } from "../platform/words/index.ts";
import type { CustomerDoc, SegmentDoc } from "./schema.ts";

/** For everything that is foretold of a person. */
export const notice = "Not contractual: this is a probability, not a fact.";

const amount = (value: number, currency: string) =>
  value.toLocaleString("en-GB", { style: "currency", currency, maximumFractionDigits: 0 });
const count = (n: number) => n.toLocaleString("en-GB");

const segment = (segments: readonly SegmentDoc[], name: string) =>
  segments.find((it) => it.name === name && it.customers > 0);

/** Who is worth keeping and who is leaving, in a sentence; of the segments that bought most where names are one's own. */
export function customersSentence(
  segments: readonly SegmentDoc[],
  currency: string,
  since: string | null = null,
): string {
  const best = segment(segments, "champions") ?? segments[0];
  if (!best || best.customers === 0) return "Not enough data: no order of a known customer has come in yet.";
  const share = "value" in best.monetary_share ? ` and ${percent(best.monetary_share.value)} of what was bought` : "";
  const first = `${best.label}: ${count(best.customers)} ${best.customers === 1 ? "customer" : "customers"}, ${percent(best.share)} of all${share}`;
  const leaving = segment(segments, "at_risk");
  if (!leaving) return `${first}.`;
  const change =
    "value" in leaving.change && leaving.change.value !== 0
      ? `, ${count(Math.abs(leaving.change.value))} ${leaving.change.value > 0 ? "more" : "fewer"} than on ${since}`
      : "";
  return `${first}. ${leaving.label}: ${count(leaving.customers)}, who had bought for ${amount(leaving.monetary, currency)}${change}.`;
}

const fifths = ["", "the lowest", "the second lowest", "the middle", "the second highest", "the highest"];

function place(score: number, of: number): string {
  return of === 5 ? `${fifths[score]} fifth` : `${score} of ${of}`;
}

/** Why each score is what it is. */
export function scoreWords(
  { recencyDays, orders, monetary }: { recencyDays: number; orders: number; monetary: number },
  scores: { r: number; f: number; m: number },
  of: number,
  currency: string,
): CustomerDoc["scores"] {
  return [
    { id: "r", score: scores.r, of, words: `Last order ${recencyDays} days ago: ${place(scores.r, of)} for recency.` },
    {
      id: "f",
      score: scores.f,
      of,
      words: `${count(orders)} ${orders === 1 ? "order" : "orders"}: ${place(scores.f, of)} for frequency.`,
    },
    { id: "m", score: scores.m, of, words: `${amount(monetary, currency)} bought: ${place(scores.m, of)} for value.` },
  ];
}

const days = (value: number) => `${Math.round(value)} ${Math.round(value) === 1 ? "day" : "days"}`;
const whole = (value: number) => count(Math.round(value));

/** A feature of the churn score, put back from its logarithm, in words. */
const told: Record<string, (value: number) => string> = {
  repeats: (it) => `${whole(Math.expm1(it))} purchases after the first`,
  silence: (it) => `last purchase ${days(Math.expm1(it) + 1)} ago`,
  age: (it) => `customer for ${days(Math.expm1(it))}`,
  spent: () => "what was spent in all",
  items: (it) => `${whole(Math.expm1(it))} items bought`,
  overdue: (it) => `silent for ${Math.expm1(it).toFixed(1)} times the usual gap`,
  trend: (it) => (it > 0 ? "buys more often of late" : "buys less often of late"),
  to_come: (it) => `${Math.max(0, Math.exp(it) - 0.01).toFixed(2)} purchases expected by the purchase history`,
  sessions: (it) => `${whole(Math.expm1(it))} visits of late`,
  tickets: (it) => `${whole(Math.expm1(it))} support tickets of late`,
  unhappy: (it) => `${whole(Math.expm1(it))} tickets open or rated badly`,
};

export function featureWords(name: string, value: number): string {
  const words = told[name]?.(value) ?? name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
