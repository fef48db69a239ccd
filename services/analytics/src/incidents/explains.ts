import type { SignalKind } from "../signals/schema.ts";

/** Which way which metric went, as far as it is known. */
export interface Change {
  metric: string;
  direction: "up" | "down";
}

/** Money is lost where people cannot buy, do not find it, or are not asked to. */
const falls: readonly SignalKind[] = [
  "deploy",
  "falco",
  "log_burst",
  "log_pattern",
  "stock_out",
  "price_change",
  "experiment",
  "attack",
  "holiday",
];
const rises: readonly SignalKind[] = ["attack", "campaign", "price_change", "deploy", "experiment", "holiday"];

const by: Record<string, Partial<Record<Change["direction"], readonly SignalKind[]>>> = {
  // Fewer visits while sales go on as ever: they are not counted any more, or nobody is sent here.
  sessions: { down: ["deploy", "experiment", "campaign", "holiday"], up: ["attack", "campaign", "holiday"] },
  aov: { down: ["attack", "price_change", "stock_out", "campaign", "experiment", "deploy"], up: rises },
  refunds: { up: ["deploy", "log_burst", "log_pattern", "attack", "price_change"], down: falls },
};

/** Kinds of signals that can bring such a change about. The others are not looked at, and cost nothing in certainty. */
export function kindsThatExplain(changes: readonly Change[]): Set<SignalKind> {
  const main = changes.filter(({ metric }) => !(metric in by));
  // Where sales fall too, the fall of visits or of the average order is a part of it and not what is to be explained.
  const telling = main.length > 0 ? main : changes;
  return new Set(
    telling.flatMap(({ metric, direction }) => by[metric]?.[direction] ?? (direction === "down" ? falls : rises)),
  );
}
